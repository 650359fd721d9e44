import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Objects a list is taken to hold when the operation does not say how many it wants. */
const ASSUMED_LIST_SIZE = 10;

/** Objects of a page when the operation names no size. */
const PAGE_SIZE = 24;

/** Fields of a connection that hold its page: they take the size given on the connection. */
const PAGE_FIELDS = new Set(['edges', 'nodes']);

type Variables = Readonly<Record<string, unknown>>;
type Cost = (variables: Variables) => number;
type ListSize = (variables: Variables) => number | undefined;

interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

function asSize(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.max(0, value);
  return Array.isArray(value) ? value.length : undefined;
}

function literalSize(argument: ArgumentNode, variables: Variables): number | undefined {
  const { value } = argument;
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values.length;
  return value.kind === Kind.VARIABLE ? asSize(variables[value.name.value]) : undefined;
}

/** The size an operation asks for: `first`, `last`, or the length of a list of ids. */
function askedSize(node: FieldNode, field: GraphQLField<unknown, unknown>): ListSize {
  const sizing = field.args.filter(
    (arg) => arg.name === 'first' || arg.name === 'last' || isListType(getNullableType(arg.type)),
  );
  const given = sizing.flatMap((arg) => node.arguments?.filter((argument) => argument.name.value === arg.name) ?? []);
  const isPaged = sizing.some((arg) => arg.name === 'first');
  const fallback =
    sizing.map((arg) => asSize(arg.defaultValue)).find((size) => size !== undefined) ??
    (isPaged ? PAGE_SIZE : undefined);
  return (variables) => {
    const sizes = given.map((argument) => literalSize(argument, variables)).filter((size) => size !== undefined);
    return sizes.length > 0 ? Math.max(...sizes) : fallback;
  };
}

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function compileField(scope: Scope, parent: GraphQLNamedType, node: FieldNode, pageSize: ListSize): Cost {
  const field = fieldOf(parent, node.name.value);
  if (field === undefined || node.selectionSet === undefined) return () => 0;
  const named = getNamedType(field.type);
  const asked = askedSize(node, field);
  const children = compileSelections(scope, named, node.selectionSet, asked);
  if (!isListType(getNullableType(field.type))) return (variables) => 1 + children(variables);
  const size: ListSize = PAGE_FIELDS.has(node.name.value)
    ? (variables) => pageSize(variables) ?? asked(variables)
    : asked;
  return (variables) => (size(variables) ?? ASSUMED_LIST_SIZE) * (1 + children(variables));
}

function compileSelections(scope: Scope, parent: GraphQLNamedType, set: SelectionSetNode, pageSize: ListSize): Cost {
  const costs = set.selections.map((selection): Cost => {
    if (selection.kind === Kind.FIELD) return compileField(scope, parent, selection, pageSize);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments.get(selection.name.value);
    if (fragment === undefined) return () => 0;
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? parent : scope.schema.getType(condition);
    if (!isCompositeType(type) && !isAbstractType(type)) return () => 0;
    return compileSelections(scope, type, fragment.selectionSet, pageSize);
  });
  return (variables) => costs.reduce((sum, cost) => sum + cost(variables), 0);
}

/**
 * How many objects the answer may hold at most, as a function of the variables: lists multiply what is inside.
 * The document must be valid (no fragment cycles); its shape is walked once, then each request only multiplies.
 */
export function compileCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Cost {
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const defaults: Record<string, unknown> = {};
  for (const definition of operation.variableDefinitions ?? []) {
    if (definition.defaultValue?.kind === Kind.INT)
      defaults[definition.variable.name.value] = Number(definition.defaultValue.value);
  }
  const cost = compileSelections({ schema, fragments }, root, operation.selectionSet, () => undefined);
  return (variables) => cost({ ...defaults, ...variables });
}

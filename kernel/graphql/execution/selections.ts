import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The document around an operation, and the variables that decide what is left out of it. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Variables of @skip and @include. */
  readonly flags: ReadonlyMap<string, boolean>;
}

/** Field nodes by the key of their answer, in the order in which the keys appear. */
export type Collected = Map<string, FieldNode[]>;

/** Whether @skip or @include leaves it out. */
export function isLeftOut(selection: SelectionNode, flags: ReadonlyMap<string, boolean>): boolean {
  for (const { name, arguments: given } of selection.directives ?? []) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const value = given?.find((argument) => argument.name.value === 'if')?.value;
    const holds =
      value?.kind === Kind.VARIABLE ? flags.get(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    if (holds === (name.value === 'skip')) return true;
  }
  return false;
}

function appliesTo(condition: string | undefined, type: GraphQLObjectType, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}

function collectInto(
  collected: Collected,
  scope: Scope,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  spread: Set<string>,
): void {
  for (const selection of set.selections) {
    if (isLeftOut(selection, scope.flags)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const known = collected.get(key);
      if (known) known.push(selection);
      else collected.set(key, [selection]);
      continue;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (spread.has(selection.name.value)) continue;
      spread.add(selection.name.value);
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? scope.fragments.get(selection.name.value) : selection;
    if (fragment && appliesTo(fragment.typeCondition?.name.value, type, scope.schema))
      collectInto(collected, scope, type, fragment.selectionSet, spread);
  }
}

/** What is asked of an object of `type` by all of these selection sets together, as graphql-js collects it. */
export function collectFields(
  scope: Scope,
  type: GraphQLObjectType,
  sets: ReadonlyArray<SelectionSetNode | undefined>,
): Collected {
  const collected: Collected = new Map();
  const spread = new Set<string>();
  for (const set of sets) if (set) collectInto(collected, scope, type, set, spread);
  return collected;
}

import {
  type FieldNode,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeNameMetaFieldDef,
  type ValueNode,
} from 'graphql';
import { collectFields, type Scope } from './selections.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** How the value at one place of the answer is completed; lists hold the place of their items. */
export interface Place {
  readonly kind: 'leaf' | 'list' | 'object' | 'abstract';
  readonly nonNull: boolean;
  readonly type: GraphQLOutputType;
  readonly field: CompiledField;
  readonly leaf: GraphQLLeafType | undefined;
  readonly item: Place | undefined;
}

/** One field of one object type in one operation: all that does not depend on the object. */
export interface CompiledField {
  /** The key of the answer. */
  readonly key: string;
  readonly parent: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly place: Place;
  /** The name of the parent's type, where that is what the field asks for. */
  readonly typename: string | undefined;
  /** Arguments that no variable changes. */
  readonly constant: Arguments | undefined;
  /** Whether the resolver wants to know where it stands. */
  readonly wantsInfo: boolean;
  selectionOf(type: GraphQLObjectType): readonly CompiledField[];
}

export interface CompiledOperation {
  readonly scope: Scope;
  readonly definition: OperationDefinitionNode;
  readonly root: readonly CompiledField[];
}

const NO_ARGUMENTS: Arguments = Object.freeze({});

function isConstant(value: ValueNode): boolean {
  // Lists and objects are made for each run: a resolver may keep and change them.
  return value.kind !== Kind.VARIABLE && value.kind !== Kind.LIST && value.kind !== Kind.OBJECT;
}

/** Undefined where they are read for each run: they hold a variable, may be changed, or cannot be read at all. */
function constantArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode): Arguments | undefined {
  if (definition.args.length === 0) return NO_ARGUMENTS;
  if (!(node.arguments ?? []).every(({ value }) => isConstant(value))) return undefined;
  if (definition.args.some(({ defaultValue }) => typeof defaultValue === 'object' && defaultValue !== null))
    return undefined;
  try {
    return Object.freeze(getArgumentValues(definition, node));
  } catch {
    return undefined;
  }
}

function placeOf(type: GraphQLOutputType, field: CompiledField): Place {
  const nullable = isNonNullType(type) ? type.ofType : type;
  return {
    kind: isListType(nullable)
      ? 'list'
      : isLeafType(nullable)
        ? 'leaf'
        : isAbstractType(nullable)
          ? 'abstract'
          : 'object',
    nonNull: isNonNullType(type),
    type: nullable,
    field,
    leaf: isLeafType(nullable) ? nullable : undefined,
    item: isListType(nullable) ? placeOf((nullable as GraphQLList<GraphQLOutputType>).ofType, field) : undefined,
  };
}

class Field implements CompiledField {
  readonly key: string;
  readonly parent: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly place: Place;
  readonly typename: string | undefined;
  readonly constant: Arguments | undefined;
  readonly wantsInfo: boolean;
  readonly #scope: Scope;
  readonly #selections = new Map<GraphQLObjectType, readonly CompiledField[]>();
  #last: GraphQLObjectType | undefined;
  #lastSelection: readonly CompiledField[] = [];

  constructor(
    scope: Scope,
    key: string,
    parent: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
    nodes: readonly [FieldNode, ...FieldNode[]],
  ) {
    this.key = key;
    this.parent = parent;
    this.definition = definition;
    this.nodes = nodes;
    this.typename = definition.name === '__typename' ? parent.name : undefined;
    this.constant = constantArguments(definition, nodes[0]);
    // One that takes its parameters as a list has a length of none.
    const parameters = definition.resolve?.length ?? 1;
    this.wantsInfo = parameters === 0 || parameters > 3;
    this.#scope = scope;
    this.place = placeOf(definition.type, this);
  }

  selectionOf(type: GraphQLObjectType): readonly CompiledField[] {
    if (type === this.#last) return this.#lastSelection;
    let selection = this.#selections.get(type);
    if (selection === undefined) {
      const sets = this.nodes.map((node) => node.selectionSet);
      selection = compileSelection(this.#scope, type, sets);
      this.#selections.set(type, selection);
    }
    this.#last = type;
    this.#lastSelection = selection;
    return selection;
  }
}

function definitionOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  return name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : type.getFields()[name];
}

function compileSelection(
  scope: Scope,
  type: GraphQLObjectType,
  sets: Parameters<typeof collectFields>[2],
): readonly CompiledField[] {
  const fields: CompiledField[] = [];
  for (const [key, nodes] of collectFields(scope, type, sets)) {
    const [first, ...others] = nodes;
    const definition = first && definitionOf(type, first.name.value);
    // As graphql-js does: an unknown field is not answered; validation has reported it.
    if (first && definition) fields.push(new Field(scope, key, type, definition, [first, ...others]));
  }
  return fields;
}

/** Compiles an operation; undefined when the schema has no such kind of operation. */
export function compileOperation(scope: Scope, definition: OperationDefinitionNode): CompiledOperation | undefined {
  const type = scope.schema.getRootType(definition.operation);
  if (!isObjectType(type)) return undefined;
  return { scope, definition, root: compileSelection(scope, type, [definition.selectionSet]) };
}

import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  parse,
} from 'graphql';

const read = (file: string) => readFileSync(new URL(`../../../schema/${file}`, import.meta.url), 'utf8');

/** The public graph as it is published. */
export const schema: GraphQLSchema = buildSchema(read('admin.graphql'));
const supergraph: DocumentNode = parse(read('supergraph.graphql'));

export const types: readonly GraphQLNamedType[] = Object.values(schema.getTypeMap())
  .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
  .sort((one, other) => (one.name < other.name ? -1 : 1));

export interface Member {
  /** "Order.customer", "Query.products(first:)". */
  readonly coordinate: string;
  readonly name: string;
  readonly type: string;
  readonly description: string | null | undefined;
}

interface Owner {
  readonly name: string;
}

export interface Field extends Member {
  readonly owner: Owner;
  readonly args: readonly Member[];
  /** Whether it is a field of an input. */
  readonly isInput: boolean;
}

/** Every field of every object, interface and input. */
export const fields: readonly Field[] = types.flatMap((owner): Field[] => {
  if (isObjectType(owner) || isInterfaceType(owner)) {
    return Object.values(owner.getFields()).map((field) => ({
      owner,
      coordinate: `${owner.name}.${field.name}`,
      name: field.name,
      type: String(field.type),
      description: field.description,
      isInput: false,
      args: field.args.map(({ name, type, description }) => ({
        coordinate: `${owner.name}.${field.name}(${name}:)`,
        name,
        type: String(type),
        description,
      })),
    }));
  }
  if (!isInputObjectType(owner)) return [];
  return Object.values(owner.getFields()).map((field) => ({
    owner,
    coordinate: `${owner.name}.${field.name}`,
    name: field.name,
    type: String(field.type),
    description: field.description,
    isInput: true,
    args: [],
  }));
});

export const args: readonly Member[] = fields.flatMap((field) => field.args);

export const enumValues: readonly Member[] = types.flatMap((type) =>
  isEnumType(type)
    ? type.getValues().map(({ name, description }) => ({
        coordinate: `${type.name}.${name}`,
        name,
        type: type.name,
        description,
      }))
    : [],
);

/** The type without its lists and its "!". */
export function namedType(type: string): string {
  return type.replace(/[![\]]/g, '');
}

export const roots: readonly Field[] = fields.filter(
  ({ owner }) => owner.name === 'Query' || owner.name === 'Mutation',
);
export const mutations: readonly Field[] = roots.filter(({ owner }) => owner.name === 'Mutation');

type Directives = ReadonlyMap<string, readonly ConstDirectiveNode[]>;

function readDirectives(): Directives {
  const found = new Map<string, readonly ConstDirectiveNode[]>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    found.set(definition.name.value, definition.directives ?? []);
    for (const field of definition.fields ?? []) {
      found.set(`${definition.name.value}.${field.name.value}`, field.directives ?? []);
    }
  }
  return found;
}

/** Directives of types and fields, by coordinate, as the composed schema has them. */
export const directives: Directives = readDirectives();

/** Names of the entities: types that another domain may point at by a key. */
export const entities: readonly string[] = [...directives]
  .filter(([coordinate, all]) => !coordinate.includes('.') && all.some(isKeyed) && schema.getType(coordinate))
  .map(([name]) => name)
  .sort();

function isKeyed({ name, arguments: given }: ConstDirectiveNode): boolean {
  return name.value === 'join__type' && (given ?? []).some((one) => one.name.value === 'key');
}

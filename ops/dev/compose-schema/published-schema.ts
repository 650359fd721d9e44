import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { publicSchema } from './breaking-changes.ts';

/** Who may read a type or a field, as `@access` says. */
interface Rights {
  readonly isPublic: boolean;
  readonly isOwners: boolean;
}

function readRights(directives: readonly ConstDirectiveNode[] | undefined): Rights | undefined {
  const access = directives?.find(({ name }) => name.value === 'access');
  if (!access) return undefined;
  const has = (argument: string) =>
    access.arguments?.some(
      ({ name, value }) => name.value === argument && value.kind === Kind.BOOLEAN && value.value,
    ) ?? false;
  return { isPublic: has('public'), isOwners: has('owner') };
}

/** Rights by coordinate ("Order", "Order.journey"), from the composed schema. */
function rightsByCoordinate(supergraphSdl: string): ReadonlyMap<string, Rights> {
  const found = new Map<string, Rights>();
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const rights = readRights(directives);
    if (rights) found.set(coordinate, rights);
  };
  for (const definition of parse(supergraphSdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    note(definition.name.value, definition.directives);
    for (const field of definition.fields ?? []) note(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return found;
}

/** The SDL in one order, with `@oneOf` on the inputs that are one of their keys: composing drops it. */
function sdlOf(schema: GraphQLSchema, oneOfInputs: ReadonlySet<string>): DocumentNode {
  return visit(parse(printSchema(lexicographicSortSchema(schema))), {
    enter(node) {
      if (node.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return undefined;
      const isMarked = node.directives?.some(({ name }) => name.value === 'oneOf');
      if (!oneOfInputs.has(node.name.value) || isMarked) return undefined;
      const oneOf = { kind: Kind.DIRECTIVE as const, name: { kind: Kind.NAME as const, value: 'oneOf' } };
      return { ...node, directives: [...(node.directives ?? []), oneOf] };
    },
  });
}

const ROOTS = new Set(['Query', 'Mutation']);

/** A field is a storefront's when its rights say so; without its own they are its type's, and a value's are its holder's. */
function isStorefronts(rights: ReadonlyMap<string, Rights>, type: string, field: string): boolean {
  const own = rights.get(`${type}.${field}`) ?? rights.get(type);
  if (own) return own.isPublic || own.isOwners;
  return !ROOTS.has(type);
}

function namesIn(node: DefinitionNode | FieldDefinitionNode): string[] {
  const names: string[] = [];
  visit(node, {
    enter(part) {
      if (part.kind === Kind.NAMED_TYPE) names.push(part.name.value);
    },
  });
  return names;
}

/** Keeps the types that the roots and the directives reach; of an interface those that implement it and are for storefronts. */
function reachable(document: DocumentNode, schema: GraphQLSchema, isShown: (type: string) => boolean): DocumentNode {
  const byName = new Map(
    document.definitions.flatMap((definition) =>
      'name' in definition && definition.name && definition.kind !== Kind.DIRECTIVE_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  const reached = new Set<string>();
  const pending = [
    ...ROOTS,
    ...document.definitions.flatMap((one) => (one.kind === Kind.DIRECTIVE_DEFINITION ? namesIn(one) : [])),
  ];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const definition = byName.get(name);
    if (!definition || reached.has(name)) continue;
    reached.add(name);
    pending.push(...namesIn(definition));
    const type = schema.getType(name);
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION || !isAbstractType(type) || name === 'UserError') continue;
    pending.push(...schema.getPossibleTypes(type).flatMap((one) => (isShown(one.name) ? [one.name] : [])));
  }
  const definitions = document.definitions.filter(
    (one) => one.kind === Kind.DIRECTIVE_DEFINITION || !('name' in one) || !one.name || reached.has(one.name.value),
  );
  return { ...document, definitions };
}

/** Drops the types that have no field left, the fields that answer them, and so on: a schema has neither. */
function withoutEmpty(document: DocumentNode): DocumentNode {
  const empty = new Set(
    document.definitions.flatMap((one) =>
      one.kind === Kind.OBJECT_TYPE_DEFINITION && one.fields?.length === 0 ? [one.name.value] : [],
    ),
  );
  if (empty.size === 0) return document;
  const named = (node: FieldDefinitionNode) => namesIn({ ...node, arguments: [], directives: [] });
  return withoutEmpty(
    visit(document, {
      enter(node) {
        switch (node.kind) {
          case Kind.OBJECT_TYPE_DEFINITION:
            return empty.has(node.name.value) ? null : undefined;
          case Kind.FIELD_DEFINITION:
            return named(node).some((name) => empty.has(name)) ? null : undefined;
          case Kind.UNION_TYPE_DEFINITION:
            return { ...node, types: node.types?.filter(({ name }) => !empty.has(name.value)) ?? [] };
          default:
            return undefined;
        }
      },
    }),
  );
}

export interface PublishedSchema {
  /** All that is not internal. */
  readonly admin: string;
  /** What is public or its owner's, with the types that this reaches. */
  readonly storefront: string;
  /** `possibleTypes` of the abstract types, as Apollo Client reads them. */
  readonly possibleTypes: string;
}

/** The published files: plain SDL, without federation's own names. */
export function publishedSchema(supergraphSdl: string, oneOfInputs: ReadonlySet<string>): PublishedSchema {
  const schema = publicSchema(supergraphSdl);
  const rights = rightsByCoordinate(supergraphSdl);
  const admin = sdlOf(schema, oneOfInputs);
  const isShown = (name: string): boolean => {
    const own = rights.get(name);
    return own !== undefined && (own.isPublic || own.isOwners);
  };
  const shown = withoutEmpty(
    visit(admin, {
      enter(node) {
        if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return undefined;
        const fields = node.fields?.filter(({ name }) => isStorefronts(rights, node.name.value, name.value)) ?? [];
        return { ...node, fields };
      },
    }),
  );
  const storefront = reachable(shown, schema, isShown);
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  const possible = abstract
    .filter(({ name }) => !name.startsWith('__'))
    .map((type): [string, string[]] => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    ])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    admin: `${print(admin)}\n`,
    storefront: `${print(storefront)}\n`,
    possibleTypes: `${JSON.stringify(Object.fromEntries(possible), null, 2)}\n`,
  };
}

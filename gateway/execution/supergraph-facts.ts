import {
  type ConstDirectiveNode,
  type EnumTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';

/** Who may have a field, as its domain says with @access; the domain decides, this only predicts what it would say. */
export interface AccessRule {
  /** Everybody, the owner of what it stands on, or a service may have it: rights alone do not tell. */
  readonly isOpen: boolean;
  /** One of these suffices: ORDERS_READ, or STAFF for any of the staff. */
  readonly permissions: readonly string[];
}

/** What a composed supergraph says besides the public schema. */
export interface SupergraphFacts {
  /** Those it was composed of, with the address it gives, which may be empty. */
  readonly subgraphs: ReadonlyArray<{ readonly name: string; readonly url: string }>;
  /** By type: the fields by which its entities are found in other domains. */
  readonly keyFields: ReadonlyMap<string, ReadonlySet<string>>;
  /** By coordinate, `Order.customer`: only fields that have a rule, of their own or of their type. */
  readonly access: ReadonlyMap<string, AccessRule>;
}

type Directives = readonly ConstDirectiveNode[] | undefined;

function argumentsOf(directives: Directives, name: string): Array<Record<string, unknown>> {
  const found = directives?.filter((directive) => directive.name.value === name) ?? [];
  return found.map(({ arguments: given = [] }) =>
    Object.fromEntries(given.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)])),
  );
}

/** The names in a set of fields, "id owner { id }". */
const namesIn = (fieldSet: string) => fieldSet.match(/\w+/g) ?? [];

function keysOf({ directives }: ObjectTypeDefinitionNode): Set<string> {
  return new Set(argumentsOf(directives, 'join__type').flatMap(({ key }) => namesIn(String(key ?? ''))));
}

function ruleOf(directives: Directives): AccessRule | undefined {
  const rules = argumentsOf(directives, 'access');
  if (rules.length === 0) return undefined;
  return {
    isOpen: rules.some((rule) => rule['public'] === true || rule['owner'] === true),
    permissions: rules.flatMap(({ permission }) => (typeof permission === 'string' ? permission.split(' ') : [])),
  };
}

function subgraphsOf({ values = [] }: EnumTypeDefinitionNode) {
  return values
    .flatMap(({ directives }) => argumentsOf(directives, 'join__graph'))
    .map(({ name, url }) => ({ name: String(name), url: String(url ?? '') }));
}

/** @throws GraphQLError when it is no GraphQL. */
export function readSupergraphFacts(sdl: string): SupergraphFacts {
  let subgraphs: SupergraphFacts['subgraphs'] = [];
  const keyFields = new Map<string, ReadonlySet<string>>();
  const access = new Map<string, AccessRule>();
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph')
      subgraphs = subgraphsOf(definition);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    keyFields.set(type, keysOf(definition));
    const ofType = ruleOf(definition.directives);
    for (const field of definition.fields ?? []) {
      const rule = ruleOf(field.directives) ?? ofType;
      if (rule) access.set(`${type}.${field.name.value}`, rule);
    }
  }
  return { subgraphs, keyFields, access };
}

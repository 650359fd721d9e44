import { type DirectiveNode, Kind, type ObjectTypeDefinitionNode, parse, valueFromASTUntyped } from 'graphql';

/** What a composed supergraph says beside the public schema. */
export interface SupergraphFacts {
  /** By type: the fields by which its entities are found in other domains. */
  readonly keyFields: ReadonlyMap<string, ReadonlySet<string>>;
}

function argumentOf(directive: DirectiveNode, name: string): unknown {
  const found = directive.arguments?.find((argument) => argument.name.value === name);
  return found && valueFromASTUntyped(found.value);
}

/** The names in a set of fields, "id owner { id }". */
const namesIn = (fieldSet: string) => fieldSet.match(/\w+/g) ?? [];

function keysOf(type: ObjectTypeDefinitionNode): Set<string> {
  const joins = type.directives?.filter(({ name }) => name.value === 'join__type') ?? [];
  return new Set(joins.flatMap((join) => namesIn(String(argumentOf(join, 'key') ?? ''))));
}

export function readSupergraphFacts(sdl: string): SupergraphFacts {
  const keyFields = new Map<string, ReadonlySet<string>>();
  for (const definition of parse(sdl, { noLocation: true }).definitions)
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) keyFields.set(definition.name.value, keysOf(definition));
  return { keyFields };
}

import { type GraphQLObjectType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import { AnswerNode, type Container } from './answer-node.ts';
import type { CompiledField, Place } from './compiled-operation.ts';
import { completeEntity, completeField } from './complete.ts';
import { FieldInfo, type Run } from './run.ts';

interface Representation {
  readonly __typename?: unknown;
}
type ResolveReference = (reference: Representation, context: unknown, info: GraphQLResolveInfo) => unknown;

/** Federation's root field, by which the gateway asks for objects by their keys. */
export function isEntities(field: CompiledField): boolean {
  return field.definition.name === '_entities' && placeOfEntity(field) !== undefined;
}

function placeOfEntity({ place: { item } }: CompiledField): Place | undefined {
  return item?.kind === 'abstract' && !item.nonNull ? item : undefined;
}

function resolverOf(type: GraphQLObjectType): ResolveReference | undefined {
  const extensions = type.extensions as { apollo?: { subgraph?: { resolveReference?: ResolveReference } } };
  return extensions.apollo?.subgraph?.resolveReference;
}

/**
 * Completes `_entities` with the type each reference names. @apollo/subgraph's own resolver makes a promise for each,
 * writes the type's name into what it was given, and finds the type by that name again.
 */
export function completeEntities(run: Run, field: CompiledField): void {
  const { schema } = run.operation.scope;
  const references = run.argumentsOf(field)['representations'] as readonly Representation[];
  const types = references.map(({ __typename }) =>
    typeof __typename === 'string' ? schema.getType(__typename) : null,
  );
  const place = placeOfEntity(field);
  if (!place || !types.every(isObjectType)) {
    // An interface or an unknown type: the library knows what to do, or what to say.
    completeField(run, field, undefined, run.root);
    return;
  }
  const info = new FieldInfo(run, field, run.root);
  const list: unknown[] = new Array(references.length);
  const node = new AnswerNode(list as unknown as Container, run.root, field.key, field.place.nonNull);
  run.root.container[field.key] = list;
  references.forEach((reference, index) => {
    const type = types[index] as GraphQLObjectType;
    const resolve = resolverOf(type);
    completeEntity(run, place, type, () => (resolve ? resolve(reference, run.context, info) : reference), node, index);
  });
}

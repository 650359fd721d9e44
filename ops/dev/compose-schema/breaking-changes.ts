import { Supergraph } from '@apollo/federation-internals';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { type GraphQLSchema, isScalarType } from 'graphql';
import { scalarSpecifications } from '#kernel/graphql/scalars.ts';

/** The graph as clients see it: without internal ports and federation's own fields. */
export function publicSchema(supergraphSdl: string): GraphQLSchema {
  const schema = Supergraph.build(supergraphSdl, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema();
  // Composing drops `@specifiedBy`.
  for (const type of Object.values(schema.getTypeMap()))
    if (isScalarType(type)) type.specifiedByURL ??= scalarSpecifications.get(type.name);
  return schema;
}

/** What a client written against `before` could trip over in `after`. */
export async function breakingChanges(before: string, after: string): Promise<string[]> {
  const changes = await diff(publicSchema(before), publicSchema(after));
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
    .map((change) => change.message);
}

import { Supergraph } from '@apollo/federation-internals';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** The graph as clients see it, from a composed supergraph or from plain SDL. */
export function apiSchema(sdl: string): GraphQLSchema {
  if (!sdl.includes('@join__')) return buildSchema(sdl);
  return Supergraph.build(sdl).apiSchema().toGraphQLJSSchema();
}

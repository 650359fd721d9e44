import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import { distinctRepresentations, spreadEntities, spreadErrors } from './representations.ts';

/** What a data source answers to Apollo Gateway. */
export type SubgraphAnswer = Awaited<ReturnType<GraphQLDataSource['process']>>;

const withPath = (error: GraphQLFormattedError, path: ReadonlyArray<string | number>) => ({ ...error, path });

/** Asks with every representation once, and answers as if each had been asked for. */
export async function askDistinct(
  variables: Record<string, unknown>,
  ask: (variables: Record<string, unknown>) => Promise<SubgraphAnswer>,
): Promise<SubgraphAnswer> {
  const repeated = distinctRepresentations(variables['representations']);
  if (repeated === undefined) return ask(variables);
  const answer = await ask({ ...variables, representations: repeated.distinct });
  const data = spreadEntities(answer.data, repeated.places) ?? null;
  if (!answer.errors) return { ...answer, data };
  return { ...answer, data, errors: spreadErrors(answer.errors, repeated.places, withPath) };
}

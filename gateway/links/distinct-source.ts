import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../request/graph-context.ts';
import { distinctRepresentations, spreadEntities, spreadErrors } from './representations.ts';

type Source = GraphQLDataSource<GatewayContext>;

/** What a data source answers to Apollo Gateway. */
export type SubgraphAnswer = Awaited<ReturnType<Source['process']>>;

const withPath = (error: GraphQLFormattedError, path: ReadonlyArray<string | number>) => ({ ...error, path });

/** The source, asked for every representation once; it answers as if each had been asked for. */
export function createDistinctSource(source: Source): Source {
  return {
    process(call) {
      const repeated = distinctRepresentations(call.request.variables?.['representations']);
      return repeated === undefined ? source.process(call) : askOnce(source, call, repeated);
    },
  };
}

async function askOnce(
  source: Source,
  call: Parameters<Source['process']>[0],
  { distinct, places }: NonNullable<ReturnType<typeof distinctRepresentations>>,
): Promise<SubgraphAnswer> {
  const request = { ...call.request, variables: { ...call.request.variables, representations: distinct } };
  const answer = await source.process({ ...call, request });
  const data = answer.data && spreadEntities(answer.data, places);
  const errors = answer.errors && spreadErrors(answer.errors, places, withPath);
  return { ...answer, ...(data ? { data } : {}), ...(errors ? { errors } : {}) };
}

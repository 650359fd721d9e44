import { countStatements } from '#kernel/request/context.ts';
import { matchRoute } from '#kernel/runtime/serve.ts';
import type { Subgraph } from '#kernel/runtime/subgraph.ts';
import { DomainError } from '#kernel/values/errors.ts';
import { createLocalSource } from './local-source.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphLink } from './subgraph-link.ts';

/** The part of a subgraph that its link uses. */
export type LinkedSubgraph = Pick<
  Subgraph,
  'name' | 'schema' | 'execute' | 'routes' | 'shared' | 'subscribe' | 'isReady'
>;

/** A subgraph of this process. Its life is its owner's: closing the link does not stop it. */
export function createLocalLink(options: {
  subgraph: LinkedSubgraph;
  timeoutMs: number;
  parity?: boolean;
}): SubgraphLink {
  const { subgraph } = options;
  return {
    name: subgraph.name,
    source: createLocalSource(options),
    shared: subgraph.shared,
    isReady: () => subgraph.isReady(),
    async forward(request) {
      const route = matchRoute(subgraph.routes, request.path);
      if (!route) return undefined;
      // As a subgraph of another process answers it.
      if (request.body.length > route.maxBytes)
        return { status: 413, json: JSON.stringify({ errors: [{ message: 'The body is too large' }] }) };
      try {
        const answer = await countStatements(new Map(), () => route.handle(request));
        return { status: answer.status, json: JSON.stringify(answer.body) };
      } catch (error) {
        if (error instanceof DomainError) {
          const status = error.isRetryable ? 503 : 400;
          return {
            status,
            json: JSON.stringify({
              errors: [
                { message: error.message, extensions: { code: error.isRetryable ? 'UNAVAILABLE' : 'BAD_USER_INPUT' } },
              ],
            }),
          };
        }
        throw new SubgraphFailure(subgraph.name, 'UNAVAILABLE', error instanceof Error ? error.message : String(error));
      }
    },
    subscribe: (request) => subgraph.subscribe(request),
    close: async () => undefined,
  };
}

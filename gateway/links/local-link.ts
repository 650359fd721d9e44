import { countStatements } from '#kernel/request/context.ts';
import { answerRaw } from '#kernel/runtime/raw-answer.ts';
import { matchRoute } from '#kernel/runtime/serve.ts';
import type { Subgraph } from '#kernel/runtime/subgraph.ts';
import { DomainError } from '#kernel/values/errors.ts';
import { createDistinctSource } from './distinct-source.ts';
import { createLocalSource } from './local-source.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphLink } from './subgraph-link.ts';

/** The part of a subgraph that its link uses. */
export type LinkedSubgraph = Pick<
  Subgraph,
  'name' | 'schema' | 'execute' | 'routes' | 'shared' | 'subscribe' | 'isReady'
> &
  Partial<Pick<Subgraph, 'gauges'>>;

const JSON_TYPE = 'application/json; charset=utf-8';

/** A subgraph of this process. Its life is its owner's: closing the link does not stop it. */
export function createLocalLink(options: {
  subgraph: LinkedSubgraph;
  timeoutMs: number;
  parity?: boolean;
}): SubgraphLink {
  const { subgraph } = options;
  return {
    name: subgraph.name,
    source: createDistinctSource(createLocalSource(options)),
    shared: subgraph.shared,
    isReady: () => subgraph.isReady(),
    gauges: subgraph.gauges,
    async forward(request) {
      const route = matchRoute(subgraph.routes, request.path);
      if (!route) return undefined;
      // As a subgraph of another process answers it.
      const refusal = (status: number, error: object) => ({
        status,
        type: JSON_TYPE,
        text: JSON.stringify({ errors: [error] }),
      });
      if (request.body.length > route.maxBytes) return refusal(413, { message: 'The body is too large' });
      try {
        return await countStatements(new Map(), () => answerRaw(route, request));
      } catch (error) {
        if (error instanceof DomainError) {
          const [status, code] = error.isRetryable ? [503, 'UNAVAILABLE'] : [400, 'BAD_USER_INPUT'];
          return refusal(status, { message: error.message, extensions: { code } });
        }
        throw new SubgraphFailure(subgraph.name, 'UNAVAILABLE', error instanceof Error ? error.message : String(error));
      }
    },
    subscribe: (request) => subgraph.subscribe(request),
    close: async () => undefined,
  };
}

import type { ApolloServerPlugin } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import type { AskedOperation, OperationCheck, ReadDocument } from './request/asked-operation.ts';
import type { GatewayContext } from './request/graph-context.ts';
import type { OperationObserver } from './telemetry/operation-observer.ts';

/** What is done with every operation, run by Apollo Server or again by us. */
export interface OperationSteps {
  /** Before it is run, in this order; the first that throws ends it. */
  readonly checks: readonly OperationCheck[];
  /** Tells caches in front what they may keep. */
  readonly publish: (asked: AskedOperation, result: ExecutionResult) => void;
  readonly observer: OperationObserver;
}

/** Does them within Apollo Server, and says which documents it has found valid. */
export function stepsPlugin(
  { checks, publish, observer }: OperationSteps,
  found: (valid: ReadDocument) => void,
): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ schema, request, response, contextValue: context }) {
      const startedMs = performance.now();
      const { headers } = response.http;
      let asked: AskedOperation | undefined;
      return {
        async didResolveOperation({ document, operation, queryHash, source }) {
          if (!document || queryHash === undefined || source === undefined) throw new Error('nothing was resolved');
          const valid = { document, queryHash, source };
          found(valid);
          asked = { ...valid, schema, operation, variables: request.variables ?? {}, context, headers };
          for (const check of checks) await check(asked);
        },
        async didEncounterErrors({ errors, operationName }) {
          observer.failed({ context, operationName: operationName ?? undefined }, errors);
        },
        async willSendResponse({ response: { body }, source, operationName }) {
          if (body.kind !== 'single') return;
          if (asked) publish(asked, body.singleResult as ExecutionResult);
          const observed = { context, source, operationName: operationName ?? undefined, startedMs };
          body.singleResult = observer.answered(observed, body.singleResult, headers);
        },
      };
    },
  };
}

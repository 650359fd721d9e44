import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from '#kernel/request/log.ts';
import type { GatewayConfig } from '../config.ts';
import { type ErrorPresenter, innermost } from '../guard/public-errors.ts';
import type { PersistedOperations } from '../operations/persisted-operations.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import type { GatewayMetrics } from './metrics.ts';

const STATEMENTS_HEADER = 'x-passerelle-statements';

/**
 * Tells errors as they may leave, reports the number of statements (never in production), keeps the planner's own
 * remarks from leaving, and logs what was masked.
 */
export function observeOperations(options: {
  config: GatewayConfig;
  operations: PersistedOperations;
  errors: ErrorPresenter;
  metrics: GatewayMetrics;
  logger: Logger;
}): ApolloServerPlugin<GatewayContext> {
  const { config, operations, errors: presenter, metrics, logger } = options;
  const names = new Set(operations.all.map((operation) => operation.text));
  const showStatements = config.mode !== 'production';
  return {
    async requestDidStart({ contextValue }) {
      const started = performance.now();
      const { requestId } = contextValue.request;
      return {
        async didEncounterErrors({ errors, operationName }) {
          for (const error of errors) {
            const { code } = error.extensions;
            if (presenter.isExpected(code)) continue;
            logger.error('an operation failed', {
              requestId,
              operationName,
              code,
              path: error.path,
              error: innermost(error),
            });
          }
        },
        async willSendResponse({ response, source, operationName }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (result.extensions) {
            const { valueCompletion, ...rest } = result.extensions;
            if (valueCompletion !== undefined)
              logger.warn('nulls where the schema has none', { requestId, operationName });
            if (Object.keys(rest).length > 0) result.extensions = rest;
            else delete result.extensions;
          }
          const audience = { requestId, language: contextValue.language };
          if (result.errors) result.errors = result.errors.map((error) => presenter.present(error, audience));
          if (showStatements) {
            const counts = [...contextValue.statements].map(([domain, count]) => `${domain}=${count}`).sort();
            response.http.headers.set(STATEMENTS_HEADER, counts.join(','));
          }
          const name = operationName && source && names.has(source) ? operationName : 'adhoc';
          if (contextValue.trace) contextValue.trace.name = name;
          metrics.operation(name, outcomeOf(result), (performance.now() - started) / 1_000);
        },
      };
    },
  };
}

function outcomeOf(result: {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
}): 'ok' | 'partial' | 'refused' | 'fault' {
  if (!result.errors) return 'ok';
  if (result.errors.some((error) => error.extensions?.['code'] === 'INTERNAL_SERVER_ERROR')) return 'fault';
  return result.data ? 'partial' : 'refused';
}

import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import type { Logger } from '#kernel/request/log.ts';
import type { GatewayConfig } from '../config.ts';
import { type ErrorPresenter, innermost } from '../guard/public-errors.ts';
import type { PersistedOperations } from '../operations/persisted-operations.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import type { GatewayMetrics } from './metrics.ts';

const STATEMENTS_HEADER = 'x-passerelle-statements';

/** What is known of an operation when it is answered, valid or not. */
interface ObservedOperation {
  readonly context: GatewayContext;
  readonly source: string | undefined;
  readonly operationName: string | undefined;
  readonly startedMs: number;
}

export interface OperationObserver {
  /** Logs what is no expected failure. */
  failed(observed: Pick<ObservedOperation, 'context' | 'operationName'>, errors: readonly GraphQLError[]): void;
  /** Makes of an answer what may leave, and counts it. */
  answered(
    observed: ObservedOperation,
    result: FormattedExecutionResult,
    headers: Map<string, string>,
  ): FormattedExecutionResult;
}

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
}): OperationObserver {
  const { config, operations, errors: presenter, metrics, logger } = options;
  const names = new Set(operations.all.map((operation) => operation.text));
  const showStatements = config.mode !== 'production';

  /** What a plan's executor says besides the answer, but for that. */
  function withoutRemarks(
    { valueCompletion, ...rest }: Readonly<Record<string, unknown>>,
    { context, operationName }: ObservedOperation,
  ) {
    if (valueCompletion !== undefined)
      logger.warn('nulls where the schema has none', { requestId: context.request.requestId, operationName });
    return Object.keys(rest).length > 0 ? { extensions: rest } : {};
  }

  return {
    failed({ context, operationName }, errors) {
      for (const error of errors) {
        const { code } = error.extensions;
        if (presenter.isExpected(code)) continue;
        logger.error('an operation failed', {
          requestId: context.request.requestId,
          operationName,
          code,
          path: error.path,
          error: innermost(error),
        });
      }
    },
    answered(observed, { errors, data, extensions }, headers) {
      const { context, source, operationName, startedMs } = observed;
      const audience = { requestId: context.request.requestId, language: context.language };
      const answer: FormattedExecutionResult = {
        ...(errors ? { errors: errors.map((error) => presenter.present(error, audience)) } : {}),
        ...(data === undefined ? {} : { data }),
        ...(extensions ? withoutRemarks(extensions, observed) : {}),
      };
      if (showStatements) {
        const counts = [...context.statements].map(([domain, count]) => `${domain}=${count}`).sort();
        headers.set(STATEMENTS_HEADER, counts.join(','));
      }
      const name = operationName && source && names.has(source) ? operationName : 'adhoc';
      context.context.name = name;
      if (context.trace) context.trace.name = name;
      metrics.operation(name, outcomeOf(answer), (performance.now() - startedMs) / 1_000);
      return answer;
    },
  };
}

function outcomeOf(result: FormattedExecutionResult): 'ok' | 'partial' | 'refused' | 'fault' {
  if (!result.errors) return 'ok';
  if (result.errors.some((error) => error.extensions?.['code'] === 'INTERNAL_SERVER_ERROR')) return 'fault';
  return result.data ? 'partial' : 'refused';
}

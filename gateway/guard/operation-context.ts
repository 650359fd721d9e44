import { GraphQLError } from 'graphql';
import { type Contexts, contextOfOperation, InvalidContextError } from '#kernel/request/in-context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { OperationCheck } from '../request/asked-operation.ts';

/**
 * Finds out once which channel, language, currency, country and store an operation is in, from its headers and its
 * `@inContext`, and hands them on to every subgraph. What cannot be is refused and nothing is run.
 */
export function operationContext(contexts: Contexts): OperationCheck {
  return async ({ operation, variables, context }) => {
    if (!operation) return;
    const { request } = context;
    const said = contextOfOperation(operation, variables);
    context.context.said = said;
    try {
      const applied = await contexts.resolve({ ...request.given, ...said }, request.actor);
      context.context.applied = applied;
      context.request = { ...request, applied };
    } catch (error) {
      if (error instanceof InvalidContextError) {
        const extensions = { code: error.code, isRetryable: false, http: { status: 400 } };
        throw new GraphQLError(error.message, { extensions });
      }
      // Subgraphs that need no context answer all the same; the others say that it is not known.
      if (!(error instanceof UnavailableError)) throw error;
    }
  };
}

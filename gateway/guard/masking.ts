import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { REQUEST_ERROR_CODES, USER_ERROR_CODES } from '#kernel/values/errors.ts';

/** The gateway's own failures. */
const GATEWAY_CODES = [
  // of the request itself
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_LARGE',
  'OPERATION_TOO_COSTLY',
  'OPERATION_NOT_SAFELISTED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'RATE_LIMITED',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_ENCODING',
  'UNSUPPORTED_MEDIA_TYPE',
  'METHOD_NOT_ALLOWED',
  // of the moment
  'SUBGRAPH_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'SHUTTING_DOWN',
];

export const INTERNAL_ERROR_CODE = 'INTERNAL_SERVER_ERROR';
const INTERNAL_ERROR_MESSAGE = 'Something went wrong on our side; quote the request id when you report it.';

/** Decides which failures leave with the message that was written for the caller; all others become internal errors. */
export interface Masking {
  isShown(code: unknown): boolean;
  maskError(formatted: GraphQLFormattedError): GraphQLFormattedError;
}

/** Shows the gateway's own codes, those common to all domains, and those that a domain declares. */
export function createMasking(declaredCodes: ReadonlySet<string>): Masking {
  const shownCodes = new Set<unknown>([
    ...GATEWAY_CODES,
    ...REQUEST_ERROR_CODES,
    ...USER_ERROR_CODES,
    ...declaredCodes,
  ]);
  return {
    isShown: (code) => shownCodes.has(code),
    /**
     * Of an error leave: message, path, code, whether to retry, and facts a domain attached on purpose. Never a
     * subgraph's name or address, a stack, or the text of an internal error.
     */
    maskError(formatted) {
      const { code, isRetryable, details } = formatted.extensions ?? {};
      const shown = shownCodes.has(code);
      return {
        message: shown ? formatted.message : INTERNAL_ERROR_MESSAGE,
        ...(formatted.locations && shown ? { locations: formatted.locations } : {}),
        ...(formatted.path ? { path: formatted.path } : {}),
        extensions: {
          code: shown ? code : INTERNAL_ERROR_CODE,
          ...(typeof isRetryable === 'boolean' && shown ? { isRetryable } : {}),
          ...(details !== undefined && shown ? { details } : {}),
        },
      };
    },
  };
}

/** Finds the failure that a chain of GraphQL errors wraps, for the log. */
export function innermost(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? innermost(error.originalError) : error;
}

import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Failures whose message was written for the caller. Everything else is a fault, and says only that. */
const SHOWN_CODES = new Set([
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
  // of the caller
  'UNAUTHENTICATED',
  'FORBIDDEN',
  // of the domains
  'NOT_FOUND',
  'CONFLICT',
  'VALIDATION',
  'IDEMPOTENCY_KEY_REUSED',
  'INSUFFICIENT_STOCK',
  'INSUFFICIENT_POINTS',
  'GIFT_CARD_NOT_USABLE',
  'PAYMENT_DECLINED',
  // of the moment
  'UNAVAILABLE',
  'SUBGRAPH_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'SHUTTING_DOWN',
]);

export const FAULT_CODE = 'INTERNAL_SERVER_ERROR';
const FAULT_MESSAGE = 'Something went wrong on our side; quote the request id when you report it.';

export function isShown(code: unknown): boolean {
  return typeof code === 'string' && SHOWN_CODES.has(code);
}

/**
 * What of an error may leave the house: message, path, code, whether to retry, and facts a domain attached on purpose.
 * Never a subgraph's name or address, a stack, or the text of a fault.
 */
export function maskError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { code, retryable, details } = formatted.extensions ?? {};
  const shown = isShown(code);
  return {
    message: shown ? formatted.message : FAULT_MESSAGE,
    ...(formatted.locations && shown ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: {
      code: shown ? code : FAULT_CODE,
      ...(typeof retryable === 'boolean' && shown ? { retryable } : {}),
      ...(details !== undefined && shown ? { details } : {}),
    },
  };
}

/** Finds the failure that a chain of GraphQL errors wraps, for the log. */
export function innermost(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? innermost(error.originalError) : error;
}

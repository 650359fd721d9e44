/** What a code of an error of the graph means to a client: the HTTP status of a request that has nothing else to say. */
interface ErrorMeaning {
  readonly status: number;
  /** Other statuses that say the same more exactly. */
  readonly otherStatuses?: readonly number[];
  /** True when the very same request may succeed later. */
  readonly isRetryable: boolean;
  readonly description: string;
}

/** All codes of `errors`, for reads and writes alike; `npm run compose` writes them to `schema/errors.json`. */
export const ERROR_CODES = {
  BAD_REQUEST: {
    status: 400,
    otherStatuses: [404, 405, 406, 413, 414, 415],
    isRetryable: false,
    description: 'The request is no operation: its address, method, media type, size or form is wrong.',
  },
  GRAPHQL_PARSE_FAILED: { status: 400, isRetryable: false, description: 'The document is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, isRetryable: false, description: 'The document does not fit the schema.' },
  BAD_USER_INPUT: {
    status: 400,
    isRetryable: false,
    description: 'A variable, or an argument of a read, is not allowed; `issues` names it.',
  },
  INVALID_CONTEXT: {
    status: 400,
    isRetryable: false,
    description: 'The channel, store or currency of the request is unknown or does not fit.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 400,
    isRetryable: false,
    description: 'The document of this id is not known; send it once with its text.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 400,
    isRetryable: false,
    description: 'Only committed operations are known by an id; send no hash again.',
  },
  OPERATION_TOO_LARGE: {
    status: 400,
    isRetryable: false,
    description: 'The document is deeper or longer than `limit` allows.',
  },
  OPERATION_TOO_COSTLY: {
    status: 400,
    isRetryable: false,
    description: 'The answer could hold `cost` objects, more than `limit`; ask for smaller pages.',
  },
  OPERATION_NOT_SAFELISTED: { status: 400, isRetryable: false, description: 'Only committed operations run here.' },
  UNAUTHENTICATED: {
    status: 401,
    isRetryable: false,
    description: 'There is no session where one is needed, or it has ended: renew it or sign in.',
  },
  FORBIDDEN: {
    status: 403,
    isRetryable: false,
    description: 'The caller may not do or see this; `permission` says what it would need.',
  },
  RATE_LIMITED: {
    status: 429,
    isRetryable: true,
    description: 'Too many requests or attempts; wait for `retryAfterSeconds`.',
  },
  UNAVAILABLE: {
    status: 503,
    isRetryable: true,
    description: 'A part of the system is down; nothing was decided there.',
  },
  DEADLINE_EXCEEDED: { status: 504, isRetryable: true, description: 'A part of the system did not answer in time.' },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    isRetryable: false,
    description: 'A fault on our side; `requestId` finds it in our log.',
  },
} as const satisfies Readonly<Record<string, ErrorMeaning>>;

export type ErrorCode = keyof typeof ERROR_CODES;

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);

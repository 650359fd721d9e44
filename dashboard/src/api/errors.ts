import { HttpError } from 'react-admin';

/** A member of a result union that is not the success. */
export interface DomainProblem {
  readonly __typename: string;
  readonly message?: string;
  readonly errorCode?: string;
  /** Paths from the argument: ["input", "lines", "0", "quantity"]. */
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
}

/** An error as the gateway lists it beside (partial) data. */
export interface GraphQLProblem {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly requestId?: string };
}

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  IN_PROGRESS: 409,
  STATE_CONFLICT: 409,
  TOTAL_CHANGED: 409,
  VERSION_CONFLICT: 409,
  VALIDATION: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** The gateway's own codes, mapped to those that have a message. */
const SAME_AS: Readonly<Record<string, string>> = {
  DEADLINE_EXCEEDED: 'UNAVAILABLE',
  BAD_USER_INPUT: 'VALIDATION',
};

/** The code under which an error carries a sentence in the user's language, as `errors.<code>`. */
export function codeOf(error: unknown): string {
  if (error instanceof HttpError && typeof error.body?.code === 'string') return error.body.code;
  return 'UNKNOWN';
}

export function statusOf(error: unknown): number {
  return error instanceof HttpError ? error.status : 0;
}

/** An error that react-admin's forms understand: field errors in `body.errors`, by path in the input or, by `toField`, in the form. */
export function toHttpError(problem: DomainProblem, toField = (path: string): string => path): HttpError {
  const code = problem.errorCode ?? 'UNKNOWN';
  const errors: Record<string, unknown> = {};
  for (const issue of problem.issues ?? [])
    setAt(errors, toField(issue.path.slice(1).join('.')).split('.'), issue.message);
  const hasFields = Object.keys(errors).length > 0;
  return new HttpError(
    problem.message ?? problem.__typename,
    STATUS[code] ?? 422,
    hasFields ? { code, errors } : { code },
  );
}

/**
 * The success member of a result union.
 * @throws HttpError for every other member
 */
export function expectMember<Result extends DomainProblem, Name extends Result['__typename']>(
  result: Result,
  name: Name,
  toField?: (path: string) => string,
): Extract<Result, { readonly __typename: Name }> {
  if (!isMember(result, name)) throw toHttpError(result, toField);
  return result;
}

function isMember<Result extends DomainProblem, Name extends Result['__typename']>(
  result: Result,
  name: Name,
): result is Extract<Result, { readonly __typename: Name }> {
  return result.__typename === name;
}

/** The first of the listed errors decides: nothing of the request can be used. */
export function fromGraphQLErrors(problems: readonly GraphQLProblem[]): HttpError {
  const [first] = problems;
  const given = first?.extensions?.code ?? 'UNKNOWN';
  const code = SAME_AS[given] ?? given;
  return new HttpError(first?.message ?? 'Request failed', STATUS[code] ?? 500, {
    code,
    requestId: first?.extensions?.requestId,
  });
}

/** The server could not be reached, or answered with something that is not GraphQL. */
export function networkError(status: number): HttpError {
  return new HttpError('Network error', status === 0 ? 503 : status, { code: 'NETWORK' });
}

function setAt(target: Record<string, unknown>, path: readonly string[], message: string): void {
  let level = target;
  for (const key of path.slice(0, -1)) {
    const next = level[key];
    const nested: Record<string, unknown> = isRecord(next) ? next : {};
    level[key] = nested;
    level = nested;
  }
  const last = path.at(-1);
  if (last) level[last] = message;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

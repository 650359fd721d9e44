/** What is wrong with a field, for clients to decide by; `limit` is the bound that was broken. */
export type IssueCode =
  | 'DUPLICATE'
  | 'INVALID_FORMAT'
  | 'NOT_ALLOWED'
  | 'REQUIRED'
  | 'TOO_LARGE'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'TOO_SMALL'
  | 'UNKNOWN_REFERENCE';

/** One field that must change, in the words of the input. */
export interface FieldIssue {
  /** Within the input, "lines.0.quantity"; positions are those of the input. */
  readonly path: string;
  readonly issueCode: IssueCode;
  readonly message: string;
  readonly limit?: number | bigint | undefined;
}

/**
 * An expected failure: its message may be shown to the caller and says what to change.
 * Everything that is not a DomainError is an internal error and is masked at the gateway.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  /** True when the very same request may succeed later. */
  abstract readonly isRetryable: boolean;
  /** Machine-readable facts for ports; must hold no secret. */
  get details(): unknown {
    return undefined;
  }
  override get name(): string {
    return this.constructor.name;
  }
}

/** What was asked for does not exist, or is not visible to the caller (the two are not distinguished). */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';
  readonly isRetryable = false;
  /** The field of the input that names it, "cartId". */
  readonly path: string;
  constructor(what: string, id?: string, path = '') {
    super(id === undefined ? `${what} not found` : `${what} ${id} not found`);
    this.path = path;
  }
  override get details(): unknown {
    return this.path === '' ? undefined : { path: this.path };
  }
}

/** How a state can stand against a wish. */
export const CONFLICT_CODES = [
  'ALREADY_EXISTS',
  /** The key was used before with another input. */
  'IDEMPOTENCY_KEY_REUSED',
  /** The first request with this key is still running; only this one may be sent again as it is. */
  'IN_PROGRESS',
  'STATE_CONFLICT',
  'TOTAL_CHANGED',
  'VERSION_CONFLICT',
] as const;
export type ConflictCode = (typeof CONFLICT_CODES)[number];

/** The state has changed: read it again, then decide. */
export class ConflictError extends DomainError {
  readonly code: ConflictCode;
  readonly isRetryable: boolean;
  /** The version of what was to be edited, where `code` is VERSION_CONFLICT. */
  readonly currentVersion: number | undefined;
  constructor(message: string, code: ConflictCode = 'STATE_CONFLICT', currentVersion?: number) {
    super(message);
    this.code = code;
    this.isRetryable = code === 'IN_PROGRESS';
    this.currentVersion = currentVersion;
  }
  override get details(): unknown {
    return this.currentVersion === undefined ? undefined : { currentVersion: this.currentVersion };
  }
}

/** The idempotency key was used before with another body. @param scope the mutation; what stands behind a colon tells the caller. */
export function keyReused(scope: string): ConflictError {
  return new ConflictError(
    `This idempotency key was already used for another ${scope.split(':')[0]} request; use a new key`,
    'IDEMPOTENCY_KEY_REUSED',
  );
}

/** The caller is known (or anonymous) and may not do this. */
export class ForbiddenError extends DomainError {
  readonly code = 'FORBIDDEN';
  readonly isRetryable = false;
  constructor(message = 'You are not allowed to do this') {
    super(message);
  }
}

/** The caller must sign in. */
export class UnauthenticatedError extends DomainError {
  readonly code = 'UNAUTHENTICATED';
  readonly isRetryable = false;
  constructor(message = 'Sign in to do this') {
    super(message);
  }
}

/** The input is malformed or breaks a rule; every issue names its field. */
export class ValidationError extends DomainError {
  readonly code = 'VALIDATION';
  readonly isRetryable = false;
  readonly issues: readonly FieldIssue[];
  constructor(issues: readonly FieldIssue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '));
    this.issues = issues;
  }
  override get details(): unknown {
    return { issues: this.issues };
  }
}

/** Something this needs is down or too slow; nothing was decided, the same request may be sent again. */
export class UnavailableError extends DomainError {
  readonly code = 'UNAVAILABLE';
  readonly isRetryable = true;
}

/** Too much of it from one address or caller for now; nothing was decided, the same request may be sent again later. */
export class RateLimitedError extends DomainError {
  readonly code = 'RATE_LIMITED';
  readonly isRetryable = true;
  readonly #text: Readonly<Record<'en' | 'fr', string>>;
  readonly #retryAfterSeconds: number;
  constructor(text: Readonly<Record<'en' | 'fr', string>>, retryAfterSeconds: number) {
    super(text.en);
    this.#text = text;
    this.#retryAfterSeconds = retryAfterSeconds;
  }
  override get details(): unknown {
    return { text: this.#text, retryAfterSeconds: this.#retryAfterSeconds };
  }
}

/** A wrong setting; the message is one sentence that names the variable. */
export class ConfigError extends Error {}

/** Codes of the errors above that say what a mutation's input met; a domain adds those of its own. */
export const USER_ERROR_CODES = ['NOT_FOUND', 'VALIDATION', ...CONFLICT_CODES] as const;

/** A failure that another domain answered with on its internal port. */
export class PortError extends DomainError {
  readonly code: string;
  readonly isRetryable: boolean;
  readonly #details: unknown;
  constructor(message: string, code: string, isRetryable: boolean, details?: unknown) {
    super(message);
    this.code = code;
    this.isRetryable = isRetryable;
    this.#details = details;
  }
  override get details(): unknown {
    return this.#details;
  }
}

/** One field that must change, in the words of the input. */
export interface FieldIssue {
  readonly path: string;
  readonly message: string;
}

/**
 * An expected failure: its message may be shown to the caller and says what to change.
 * Everything that is not a DomainError is an internal error and is masked at the gateway.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  /** True when the very same request may succeed later. */
  abstract readonly retryable: boolean;
  /** Machine-readable facts for ports; must hold no secret. */
  get details(): unknown {
    return undefined;
  }
  override get name(): string {
    return this.constructor.name;
  }
}

/** What was asked for does not exist, or is not visible to the caller (the two are not told apart). */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';
  readonly retryable = false;
  constructor(what: string, id?: string) {
    super(id === undefined ? `${what} not found` : `${what} ${id} not found`);
  }
}

/** The state has changed: read it again, then decide. */
export class ConflictError extends DomainError {
  readonly code = 'CONFLICT';
  readonly retryable = false;
}

/** The caller is known (or anonymous) and may not do this. */
export class ForbiddenError extends DomainError {
  readonly code = 'FORBIDDEN';
  readonly retryable = false;
  constructor(message = 'You are not allowed to do this') {
    super(message);
  }
}

/** The caller must sign in. */
export class UnauthenticatedError extends DomainError {
  readonly code = 'UNAUTHENTICATED';
  readonly retryable = false;
  constructor(message = 'Sign in to do this') {
    super(message);
  }
}

/** The input is malformed or breaks a rule; every issue names its field. */
export class ValidationError extends DomainError {
  readonly code = 'VALIDATION';
  readonly retryable = false;
  readonly issues: readonly FieldIssue[];
  constructor(issues: readonly FieldIssue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '));
    this.issues = issues;
  }
  override get details(): unknown {
    return { issues: this.issues };
  }
}

/** The idempotency key was used before with another body. */
export class IdempotencyKeyReusedError extends DomainError {
  readonly code = 'IDEMPOTENCY_KEY_REUSED';
  readonly retryable = false;
  constructor(scope: string) {
    super(`This idempotency key was already used for another ${scope} request; use a new key`);
  }
}

/** Something this needs is down or too slow; nothing was decided, the same request may be sent again. */
export class UnavailableError extends DomainError {
  readonly code = 'UNAVAILABLE';
  readonly retryable = true;
}

/** A wrong setting; the message is one sentence that names the variable. */
export class ConfigError extends Error {}

/** Codes of the errors above, which every domain may answer with; a domain declares those of its own. */
export const COMMON_ERROR_CODES = [
  'NOT_FOUND',
  'CONFLICT',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'VALIDATION',
  'IDEMPOTENCY_KEY_REUSED',
  'UNAVAILABLE',
] as const;

/** A failure that another domain answered with on its internal port. */
export class PortError extends DomainError {
  readonly code: string;
  readonly retryable: boolean;
  readonly #details: unknown;
  constructor(message: string, code: string, retryable: boolean, details?: unknown) {
    super(message);
    this.code = code;
    this.retryable = retryable;
    this.#details = details;
  }
  override get details(): unknown {
    return this.#details;
  }
}

import { DomainError } from '#kernel/values/errors.ts';

/** The address or the password is wrong; which of them is not disclosed. */
export class InvalidCredentialsError extends DomainError {
  readonly code = 'INVALID_CREDENTIALS';
  readonly isRetryable = false;
  constructor() {
    super('The e-mail address or the password is wrong');
  }
}

/** Too many attempts from one address, at one account or at all, whether or not it exists; wait, then try again. */
export class TooManyAttemptsError extends DomainError {
  readonly code = 'TOO_MANY_ATTEMPTS';
  readonly isRetryable = true;
  readonly retryAt: Date;
  constructor(retryAt: Date) {
    super('Too many attempts from your address; wait a quarter of an hour and try again');
    this.retryAt = retryAt;
  }
}

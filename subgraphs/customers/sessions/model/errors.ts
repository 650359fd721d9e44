import { DomainError } from '#kernel/values/errors.ts';

/** Too many wrong passwords for one account, whether or not it exists; wait, then try again. */
export class TooManyAttemptsError extends DomainError {
  readonly code = 'TOO_MANY_ATTEMPTS';
  readonly isRetryable = true;
  constructor() {
    super('Too many attempts for this account; wait a quarter of an hour and try again');
  }
}

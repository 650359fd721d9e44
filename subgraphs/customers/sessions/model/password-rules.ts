import { ValidationError } from '#kernel/values/errors.ts';

/** NIST SP 800-63B: at least 8, at least 64 allowed; longer ones would only cost work. */
const MIN_LENGTH = 8;
const MAX_LENGTH = 200;

/** @throws ValidationError when the password is too short, too long or among the first that anyone tries. */
export function parsePassword(raw: string, path = 'password'): string {
  const length = [...raw].length;
  if (length < MIN_LENGTH || length > MAX_LENGTH) {
    throw new ValidationError([{ path, message: `must have ${MIN_LENGTH} to ${MAX_LENGTH} characters` }]);
  }
  if (
    /^(.)\1*$/u.test(raw) ||
    ['password', 'motdepasse', '12345678', '123456789', 'azertyuiop'].includes(raw.toLowerCase())
  ) {
    throw new ValidationError([{ path, message: 'is too easy to guess' }]);
  }
  return raw;
}

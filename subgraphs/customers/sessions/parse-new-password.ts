import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { PASSWORD_LENGTH } from './model/password-length.ts';

/** Eighteen thousand words, which are read when the first password is chosen. */
const readCommon = () => import('./model/common-passwords.ts');

/** @throws ValidationError when the password is too short, too long, one character repeated or a common one. */
export async function parseNewPassword(raw: string, path = 'password'): Promise<string> {
  const message = `must have ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters`;
  const issues = boundIssues(path, [...raw].length, PASSWORD_LENGTH, 'length', message);
  if (issues.length > 0) throw new ValidationError(issues);
  if (/^(.)\1*$/u.test(raw) || (await readCommon()).commonPasswords.has(raw.normalize('NFKC').toLowerCase())) {
    throw new ValidationError([{ path, issueCode: 'NOT_ALLOWED', message: 'is too easy to guess' }]);
  }
  return raw;
}

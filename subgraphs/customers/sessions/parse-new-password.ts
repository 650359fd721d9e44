import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';

/** NIST SP 800-63B: at least 8, at least 64 allowed; longer ones would only cost work. */
const MIN_LENGTH = 8;
const MAX_LENGTH = 200;

let common: Promise<ReadonlySet<string>> | undefined;

/** The common passwords that are long enough to be chosen, some 18,000, in lower case; read when the first is chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter((password) => password.length >= MIN_LENGTH)),
  );
  return common;
}

/** @throws ValidationError when the password is too short, too long, one character repeated or a common one. */
export async function parseNewPassword(raw: string, path = 'password'): Promise<string> {
  const message = `must have ${MIN_LENGTH} to ${MAX_LENGTH} characters`;
  const issues = boundIssues(path, [...raw].length, { min: MIN_LENGTH, max: MAX_LENGTH }, 'length', message);
  if (issues.length > 0) throw new ValidationError(issues);
  if (/^(.)\1*$/u.test(raw) || (await commonPasswords()).has(raw.normalize('NFKC').toLowerCase())) {
    throw new ValidationError([{ path, issueCode: 'NOT_ALLOWED', message: 'is too easy to guess' }]);
  }
  return raw;
}

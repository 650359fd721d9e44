import { ValidationError } from '#kernel/values/errors.ts';

const MAX_NAME = 100;

/** @throws ValidationError when the name is too long or holds control characters; empty is none. */
export function parseName(raw: string | null | undefined, path: string): string | undefined {
  const name = raw?.trim().replace(/\s+/g, ' ');
  if (!name) return undefined;
  if (name.length > MAX_NAME || /\p{Cc}/u.test(name)) {
    throw new ValidationError([{ path, issueCode: 'TOO_LONG', message: `must have at most ${MAX_NAME} letters` }]);
  }
  return name;
}

/** @throws ValidationError when it is not a BCP 47 language tag. */
export function parseLocale(raw: string | null | undefined, path = 'locale'): string | undefined {
  if (raw === null || raw === undefined || raw === '') return undefined;
  try {
    return Intl.getCanonicalLocales(raw.slice(0, 35))[0];
  } catch {
    throw new ValidationError([
      { path, issueCode: 'INVALID_FORMAT', message: 'must be a language such as fr or en-GB' },
    ]);
  }
}

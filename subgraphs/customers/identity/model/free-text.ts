import { ValidationError } from '#kernel/values/errors.ts';

/** A text that a person wrote; line breaks may stay, empty is none. @throws ValidationError when it is too long. */
export function parseText(raw: string | null | undefined, path: string, max: number): string | undefined {
  const text = raw?.replace(/[^\P{Cc}\n\t]/gu, '').trim();
  if (!text) return undefined;
  if (text.length > max)
    throw new ValidationError([
      { path, issueCode: 'TOO_LONG', message: `must have at most ${max} characters`, limit: max },
    ]);
  return text;
}

/** C0 controls other than tab and line breaks, and halves of surrogate pairs: PostgreSQL or a browser refuses them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not come in
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/u;

/** Longest text that any column holds, in characters. */
const MAX_LENGTH = 20_000;

/** True for text that holds no character which PostgreSQL or a browser refuses. */
export function isPlainText(text: string): boolean {
  return !CONTROL.test(text);
}

/** True for text that can be looked up: nothing stored holds anything else. */
export function isStorable(text: string): boolean {
  return text.length <= MAX_LENGTH && isPlainText(text);
}

/** True for what can be an id, a code or another key; anything else names nothing and never reaches the database. */
export function isKey(text: string): boolean {
  return /^[\w-]{1,100}$/.test(text);
}

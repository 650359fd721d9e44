/**
 * The address that a text is, alone or beside a base, by the URL Standard; undefined when it is none. Not by
 * `URL.canParse`: under Node 20 and 22, after some thousand calls, it takes a text with letters of Latin-1, such as é, for
 * no address. `URL.parse` is not in Node 20.
 */
export function readUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

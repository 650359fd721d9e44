import { IDENTIFIER_KINDS } from '../../../shared/identifier-kinds.ts';
import { type Identifier, normalizeIdentifier } from '../../identity/model/identifiers.ts';

/** Words that a name or address begins with, or a whole identifier. */
export interface CustomerSearch {
  readonly words: readonly string[];
  readonly identifiers: readonly Identifier[];
}

/** Words of a query that are looked at. */
const MAX_WORDS = 5;

/** Lower case without accents, as the generated columns hold names. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Reads the text of a search; undefined when it holds nothing to look for. */
export function parseSearch(query: string | null | undefined): CustomerSearch | undefined {
  const text = query
    ?.replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200);
  if (!text) return undefined;
  return {
    words: fold(text).split(/\s+/).slice(0, MAX_WORDS),
    identifiers: IDENTIFIER_KINDS.flatMap((kind) => normalizeIdentifier(kind, text) ?? []),
  };
}

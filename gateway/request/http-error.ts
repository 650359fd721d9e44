import type { ErrorCode } from './error-codes.ts';
import type { Text } from './text.ts';

/** What an error says besides its code, for programs. */
export interface ErrorFacts {
  readonly permission?: string;
  readonly issues?: readonly unknown[];
  readonly retryAfterSeconds?: number;
  readonly cost?: number;
  readonly limit?: number;
}

/** A request refused before it reached GraphQL. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly text: Text;
  readonly headers: Readonly<Record<string, string>>;
  readonly facts: ErrorFacts;
  constructor(
    status: number,
    code: ErrorCode,
    text: Text,
    headers: Readonly<Record<string, string>> = {},
    facts: ErrorFacts = {},
  ) {
    super(text.en);
    this.status = status;
    this.code = code;
    this.text = text;
    this.headers = headers;
    this.facts = facts;
  }
}

/** Too much from one caller; the header and the error say how long to wait. */
export function tooMany(retryAfterSeconds: number, text: Text): HttpError {
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return new HttpError(429, 'RATE_LIMITED', text, headers, { retryAfterSeconds });
}

/** There is nothing at an address, or nothing that this caller may know of. */
export const nothingThere = (text?: Text): HttpError =>
  new HttpError(
    404,
    'BAD_REQUEST',
    text ?? { en: 'There is nothing at this address.', fr: 'Il n’y a rien à cette adresse.' },
  );

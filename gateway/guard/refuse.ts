import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../request/error-codes.ts';
import type { ErrorFacts } from '../request/http-error.ts';
import type { Text } from '../request/text.ts';

/** An error that ends the request before any subgraph is asked. */
export function refuse(
  status: number,
  code: ErrorCode,
  text: Text,
  facts: ErrorFacts = {},
  headers: ReadonlyArray<[string, string]> = [],
): GraphQLError {
  const http = { status, headers: new Map(headers) };
  return new GraphQLError(text.en, { extensions: { code, text, ...facts, http } });
}

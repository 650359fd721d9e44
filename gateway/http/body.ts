import type { IncomingMessage } from 'node:http';
import { readBody } from '#kernel/runtime/read-body.ts';
import { HttpError } from '../request/http-error.ts';

/** Body of a GraphQL request at most, in bytes. */
export const GRAPHQL_BODY_BYTES = 256 * 1024;
/** Body of a batch of touchpoints or of a webhook at most, in bytes. */
export const INGEST_BODY_BYTES = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a body of at most `limit` bytes. Compressed bodies are refused: a small one can hide a huge one.
 * @throws HttpError 413 or 415
 */
export async function readPlainBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new HttpError(415, 'BAD_REQUEST', {
      en: 'Send the body without content-encoding.',
      fr: 'Envoyez le corps sans content-encoding.',
    });
  }
  const body = await readBody(request, limit);
  if (body) return body;
  const kilobytes = limit / 1024;
  throw new HttpError(
    413,
    'BAD_REQUEST',
    { en: `The body is larger than ${kilobytes} KB.`, fr: `Le corps dépasse ${kilobytes} Ko.` },
    {},
    { limit },
  );
}

const JSON_TYPE = /^application\/(json|graphql\+json|graphql-response\+json)\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;

/** @throws HttpError 415 unless the request says that it carries JSON in UTF-8 */
export function assertJson(request: IncomingMessage): void {
  if (JSON_TYPE.test(request.headers['content-type'] ?? '')) return;
  throw new HttpError(415, 'BAD_REQUEST', {
    en: 'Send the body as application/json in UTF-8.',
    fr: 'Envoyez le corps en application/json, en UTF-8.',
  });
}

/** @throws HttpError 400 when the bytes are not UTF-8 or not JSON */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', {
      en: 'The body is not JSON in UTF-8.',
      fr: 'Le corps n’est pas du JSON en UTF-8.',
    });
  }
}

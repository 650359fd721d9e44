import type { IncomingMessage } from 'node:http';
import type { SharedAnswer } from '../cache/answer-cache.ts';
import type { Exchange } from './exchange.ts';

/** Characters of a request whose answer is remembered at most; longer ones are answered each time. */
const MAX_KEY = 4_096;

/**
 * The key of a request whose answer may be the same for every caller: sent without a token, and without
 * `cache-control: no-store`, which asks for a fresh answer. Undefined for any other.
 */
export function sharedKey(request: IncomingMessage, search: string, body: Buffer | undefined): string | undefined {
  const { authorization, accept, 'cache-control': control } = request.headers;
  if (authorization || (control !== undefined && /no-store/i.test(control))) return undefined;
  if ((body?.length ?? search.length) > MAX_KEY) return undefined;
  return body === undefined ? `GET ${accept} ${search}` : `POST ${accept} ${body.toString('latin1')}`;
}

/**
 * Sends an answer that was made before. Browsers and proxies may keep what they asked for by GET, and must ask again
 * each time: then the tag alone is compared, and nothing is sent twice.
 */
export function sendShared({ request, response }: Exchange, answer: SharedAnswer): void {
  response.setHeader('age', Math.floor((Date.now() - answer.madeAtMs) / 1_000));
  if (request.method === 'GET') {
    response.setHeader('cache-control', 'public, no-cache');
    response.appendHeader('vary', 'accept, authorization');
    response.setHeader('etag', answer.etag);
    if (request.headers['if-none-match']?.includes(answer.etag)) {
      response.writeHead(304);
      response.end();
      return;
    }
  } else response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', answer.contentType);
  response.setHeader('content-length', answer.body.length);
  response.writeHead(200);
  response.end(answer.body);
}

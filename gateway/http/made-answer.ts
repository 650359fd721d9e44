import { createHash } from 'node:crypto';
import type { MadeAnswer } from '../cache/answer-cache.ts';
import { acceptedEncoding, compressed } from './content-encoding.ts';
import type { Exchange } from './exchange.ts';

/** Headers of a request on which an answer without a token depends. */
const VARY =
  'Accept, Accept-Encoding, Authorization, Accept-Language, Passerelle-Channel, Passerelle-Currency, Passerelle-Country, Passerelle-Store';

type Made = Omit<MadeAnswer, 'key'>;

const isPublic = (headers: ReadonlyMap<string, string>) => headers.get('cache-control')?.startsWith('public') === true;

/** An answer's bytes with all headers that belong to it; what says nothing else is not to be stored by anybody. */
export function toMadeAnswer(text: string, made: ReadonlyMap<string, string>, language?: string): Made {
  const body = Buffer.from(text);
  const headers = new Map(made);
  if (isPublic(headers)) headers.set('etag', `"${createHash('sha1').update(body).digest('base64url')}"`);
  else headers.set('cache-control', 'no-store');
  if (language !== undefined) headers.set('content-language', language);
  return { body, headers: headers.set('content-length', String(body.length)) };
}

/** Bytes of an answer that fit one packet with its head: compressing them saves nothing. */
const ONE_PACKET = 1_200;

/**
 * Sends an answer, compressed where the caller takes it; nothing but its head to a caller that has the same bytes still.
 * A secret may stand beside what another wrote: no page of others can ask in a caller's name, since no cookie identifies
 * anybody, so the length of what is compressed tells nobody anything.
 */
export function sendAnswer({ request, response }: Exchange, status: number, { body, headers }: Made): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.appendHeader('vary', VARY);
  const encoding = body.length > ONE_PACKET ? acceptedEncoding(request.headers['accept-encoding']) : undefined;
  const etag = headers.get('etag');
  if (etag !== undefined) {
    if (encoding) response.setHeader('etag', `${etag.slice(0, -1)}-${encoding}"`);
    if (request.headers['if-none-match']?.includes(etag.slice(0, -1))) {
      response.removeHeader('content-length');
      response.writeHead(304);
      response.end();
      return;
    }
  }
  const sent = encoding ? compressed(body, encoding) : body;
  if (encoding) {
    response.setHeader('content-encoding', encoding);
    response.setHeader('content-length', sent.length);
  }
  response.writeHead(status);
  response.end(sent);
}

import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HTTPGraphQLResponse } from '@apollo/server';
import type { MadeAnswer } from '../cache/answer-cache.ts';
import type { Exchange } from './exchange.ts';

/** Characters of a request whose answer is remembered at most; longer ones are answered each time. */
const MAX_KEY = 4_096;

/** Headers of a request on which an answer without a token depends. */
const VARY =
  'Accept, Authorization, Accept-Language, Passerelle-Channel, Passerelle-Currency, Passerelle-Country, Passerelle-Store';

type Made = Omit<MadeAnswer, 'key'>;

const isPublic = (headers: ReadonlyMap<string, string>) => headers.get('cache-control')?.startsWith('public') === true;

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

/** An answer's bytes with all headers that belong to it; what says nothing else is not to be stored by anybody. */
export function toMadeAnswer(text: string, made: HTTPGraphQLResponse['headers'], language?: string): Made {
  const body = Buffer.from(text);
  const headers = new Map(made);
  if (isPublic(headers)) headers.set('etag', `"${createHash('sha1').update(body).digest('base64url')}"`);
  else headers.set('cache-control', 'no-store');
  if (language !== undefined) headers.set('content-language', language);
  return { body, headers: headers.set('content-length', String(body.length)) };
}

/** Sends an answer; nothing but its head to a caller that has the same bytes still. */
export function sendAnswer({ request, response }: Exchange, status: number, { body, headers }: Made): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.appendHeader('vary', VARY);
  if (isPublic(headers)) {
    if (request.headers['if-none-match']?.includes(headers.get('etag') ?? '')) {
      response.removeHeader('content-length');
      response.writeHead(304);
      response.end();
      return;
    }
  }
  response.writeHead(status);
  response.end(body);
}

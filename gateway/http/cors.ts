import type { Exchange } from './exchange.ts';

const ALLOWED_HEADERS =
  'authorization, content-type, x-request-id, traceparent, apollo-require-preflight, x-apollo-operation-name';
const EXPOSED_HEADERS = 'x-request-id, x-passerelle-statements, retry-after';
/** Seconds a browser may remember the answer to its preflight. */
const MAX_AGE = '600';

/**
 * Grants listed origins, never `*` and never with cookies: tokens travel in a header.
 * Answers true when the exchange was a preflight and is over.
 */
export function answerCors(exchange: Exchange, origins: ReadonlySet<string>): boolean {
  const { request, response } = exchange;
  const { origin } = request.headers;
  if (origins.size > 0) response.setHeader('vary', 'Origin');
  if (origin !== undefined && origins.has(origin)) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', EXPOSED_HEADERS);
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
      response.setHeader('access-control-allow-headers', ALLOWED_HEADERS);
      response.setHeader('access-control-max-age', MAX_AGE);
    }
  }
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204);
  response.end();
  return true;
}

import { CONTEXT_HEADERS } from '#kernel/request/in-context.ts';
import type { Exchange } from './exchange.ts';

const ALLOWED_HEADERS = [
  ...Object.values(CONTEXT_HEADERS),
  'authorization',
  'content-type',
  'last-event-id',
  'passerelle-client',
  'traceparent',
  'x-request-id',
].join(', ');
const EXPOSED_HEADERS = [
  'age',
  'content-language',
  'etag',
  'passerelle-cost',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'x-passerelle-statements',
  'x-request-id',
].join(', ');
/** Seconds a browser may remember the answer to its preflight. */
const MAX_AGE = '600';

/** A page that the developer's own machine serves, on any port. */
const LOCAL_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Which pages may ask: listed origins, and local ones outside production. Never `*`. */
export function allowedOrigins(listed: ReadonlySet<string>, isProduction: boolean): (origin: string) => boolean {
  return (origin) => listed.has(origin) || (!isProduction && LOCAL_ORIGIN.test(origin));
}

/**
 * Grants allowed origins, never with cookies: tokens travel in a header.
 * Answers true when the exchange was a preflight and is over.
 */
export function answerCors(exchange: Exchange, isAllowed: (origin: string) => boolean): boolean {
  const { request, response } = exchange;
  const { origin } = request.headers;
  response.setHeader('vary', 'Origin');
  if (origin !== undefined && isAllowed(origin)) {
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

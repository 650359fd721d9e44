import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ERROR_CODES } from '../request/error-codes.ts';
import { HttpError } from '../request/http-error.ts';
import { messageLanguage } from '../request/text.ts';

/** One request on its way through the gateway. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** Below the path at which a proxy puts the instance, whether the proxy has taken that away or not. */
  readonly path: string;
  /** With its question mark; empty when there is none. */
  readonly search: string;
  /** Whom it comes from, for limits: an IPv4 address or the /64 of an IPv6 one. */
  readonly address: string;
  /** Name of the committed operation that was run, else "adhoc"; for the log. */
  operation?: string | undefined;
}

export interface HttpRoute {
  /** Name in the metrics. */
  readonly name: string;
  matches(path: string): boolean;
  answer(exchange: Exchange): Promise<void>;
}

const REQUEST_ID = /^[\w.:-]{8,64}$/;

/** @param publicPath where browsers find the instance on its host; empty at the root */
export function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  publicPath: string,
): Exchange {
  const given = request.headers['x-request-id'];
  const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  response.setHeader('x-request-id', requestId);
  response.setHeader('x-content-type-options', 'nosniff');
  return {
    request,
    response,
    requestId,
    path: publicPath !== '' && `${path}/`.startsWith(`${publicPath}/`) ? path.slice(publicPath.length) || '/' : path,
    search: mark < 0 ? '' : target.slice(mark),
    address,
  };
}

/** The deepest valid part of a W3C trace context, or nothing. */
export function traceparentOf(request: IncomingMessage): string | undefined {
  const value = request.headers['traceparent'];
  return typeof value === 'string' && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(value) ? value : undefined;
}

export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  const bytes = Buffer.from(text);
  if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store');
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** Answers a refused request in GraphQL's own shape, with nothing of where it came from. */
export function sendError(exchange: Exchange, error: HttpError): void {
  const { response, request, requestId } = exchange;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  // What is left of a refused body is not read: the connection ends with the answer.
  if (!request.complete) response.setHeader('connection', 'close');
  const message = error.text[messageLanguage(request.headers['accept-language'])];
  const { isRetryable } = ERROR_CODES[error.code];
  sendJson(response, error.status, {
    errors: [{ message, extensions: { code: error.code, isRetryable, requestId, ...error.facts } }],
  });
}

/** @throws HttpError 405 unless the method is one of `allowed` */
export function assertMethod(exchange: Exchange, ...allowed: readonly string[]): void {
  if (allowed.includes(exchange.request.method ?? '')) return;
  throw new HttpError(
    405,
    'BAD_REQUEST',
    { en: `Use ${allowed.join(' or ')} here.`, fr: `Utilisez ${allowed.join(' ou ')} ici.` },
    { allow: allowed.join(', ') },
  );
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '#kernel/request/log.ts';
import { INTERNAL_ERROR } from '../guard/public-errors.ts';
import { type RateLimiter, rateHeaders } from '../guard/rate-limit.ts';
import { HttpError, nothingThere, tooMany } from '../request/http-error.ts';
import type { GatewayMetrics } from '../telemetry/metrics.ts';
import type { AddressOf } from './client-address.ts';
import { answerCors } from './cors.ts';
import { type Exchange, type HttpRoute, openExchange, sendError } from './exchange.ts';

/** Above a load balancer's usual 60 s, so that the gateway never closes a socket that is being used. */
const KEEP_ALIVE_MS = 65_000;
/** Milliseconds to send the headers, and the whole request. */
const TIMEOUTS = { headersMs: 10_000, requestMs: 30_000 } as const;
/** Checks of connections within the shorter of the two: a late one is closed a fifth of it later at most. */
const CHECKS_PER_TIMEOUT = 5;
/** Milliseconds between checks for connections that became idle while draining. */
const DRAIN_SWEEP_MS = 20;

export interface ListenerOptions {
  readonly routes: readonly HttpRoute[];
  /** Whether pages of an origin may ask. */
  readonly isAllowedOrigin: (origin: string) => boolean;
  readonly addressOf: AddressOf;
  /** Where browsers find the instance on its host; empty at the root. */
  readonly publicPath?: string;
  /** Absent when requests are not limited. */
  readonly limiter: RateLimiter | undefined;
  /** Who is limited: a session where there is one, else an address. */
  readonly callerOf: (exchange: Exchange) => Promise<string>;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
  readonly timeouts?: { readonly headersMs: number; readonly requestMs: number };
}

export interface Listener {
  readonly port: number;
  /** Takes no new connection, lets running requests finish within `milliseconds`, then ends what is left. */
  drain(milliseconds: number): Promise<void>;
}

/** A port that cannot be taken; the message is one sentence for the operator. */
export class ListenError extends Error {}

async function dispatch(exchange: Exchange, route: HttpRoute | undefined, options: ListenerOptions): Promise<void> {
  if (answerCors(exchange, options.isAllowedOrigin)) return;
  if (!route) throw nothingThere();
  // Probes are never refused: a busy gateway must not be taken for a dead one.
  if (route.name !== 'health' && options.limiter) await assertRate(exchange, options.limiter, options);
  await route.answer(exchange);
}

async function assertRate(
  exchange: Exchange,
  limiter: RateLimiter,
  { callerOf, metrics }: Pick<ListenerOptions, 'callerOf' | 'metrics'>,
): Promise<void> {
  const verdict = await limiter.take(await callerOf(exchange));
  for (const [name, value] of Object.entries(rateHeaders(limiter, verdict))) exchange.response.setHeader(name, value);
  if (verdict.allowed) return;
  metrics.limited('requests');
  const { retryAfterSeconds: wait } = verdict;
  throw tooMany(wait, {
    en: `Too many requests; try again in ${wait} s.`,
    fr: `Trop de requêtes ; réessayez dans ${wait} s.`,
  });
}

/** Routes that machines ask every few seconds. */
const NOT_LOGGED = new Set(['health', 'metrics']);

/** One line a request, without anything of a person: no address, no query, no variable, and of a path its route alone. */
function logRequest(logger: Logger, route: HttpRoute | undefined, exchange: Exchange, milliseconds: number): void {
  if (route && NOT_LOGGED.has(route.name)) return;
  const { requestId, operation, response } = exchange;
  logger.info('a request was answered', {
    requestId,
    route: route?.name ?? 'none',
    ...(operation === undefined ? {} : { operation }),
    status: response.statusCode,
    milliseconds: Math.round(milliseconds),
  });
}

function answerWith(options: ListenerOptions): Server {
  const { routes, metrics, logger, addressOf, publicPath = '', timeouts = TIMEOUTS } = options;
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      connectionsCheckingInterval: Math.min(timeouts.headersMs, timeouts.requestMs) / CHECKS_PER_TIMEOUT,
    },
    (request, response) => {
      const started = performance.now();
      const exchange = openExchange(request, response, addressOf(request), publicPath);
      const route = routes.find((candidate) => candidate.matches(exchange.path));
      response.once('close', () => {
        const milliseconds = performance.now() - started;
        metrics.request(route?.name ?? 'none', response.statusCode, milliseconds / 1_000);
        logRequest(logger, route, exchange, milliseconds);
      });
      dispatch(exchange, route, options).catch((error: unknown) => {
        if (error instanceof HttpError) return sendError(exchange, error);
        // The client went away while it was sending: nobody is left to answer.
        if (request.destroyed && !request.complete) return;
        logger.error('a request failed', { requestId: exchange.requestId, path: exchange.path, error });
        sendError(exchange, new HttpError(500, 'INTERNAL_SERVER_ERROR', INTERNAL_ERROR));
      });
    },
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });
  return server;
}

function describe(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new ListenError(`Port ${port} is taken by another program; stop it or set PORT to a free one.`);
  if (error.code === 'EACCES')
    return new ListenError(`Port ${port} may not be used by this account; set PORT to one above 1023.`);
  return error;
}

/** @throws ListenError when the port is taken or forbidden */
export async function listen(port: number, host: string | undefined, options: ListenerOptions): Promise<Listener> {
  const server = answerWith(options);
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => fail(describe(error, port)));
    server.listen({ port, ...(host === undefined ? {} : { host }) }, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async drain(milliseconds) {
      const closed = new Promise<void>((done) => server.close(() => done()));
      // A connection whose request ends while we drain becomes idle and would be kept alive.
      const sweep = setInterval(() => server.closeIdleConnections(), DRAIN_SWEEP_MS);
      const timer = setTimeout(() => server.closeAllConnections(), milliseconds);
      await closed;
      clearInterval(sweep);
      clearTimeout(timer);
    },
  };
}

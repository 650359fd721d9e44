import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { type Actor, anonymous } from '../request/actor.ts';
import {
  countStatements,
  createRequestContext,
  nextChangeOf,
  type RequestContext,
  type StatementCounts,
  writeStatements,
} from '../request/context.ts';
import { HEADERS } from '../request/http-headers.ts';
import { type AppliedContext, contextOfHeaders } from '../request/in-context.ts';
import type { Logger } from '../request/log.ts';
import { DomainError } from '../values/errors.ts';
import type { Route } from './area.ts';
import type { Push } from './push.ts';
import { answerRaw } from './raw-answer.ts';
import { readBody } from './read-body.ts';
import { sendFile } from './send-file.ts';
import type { Subgraph } from './subgraph.ts';

/** Largest GraphQL body a subgraph accepts from the gateway or a port: imports come in batches below it. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** Above the callers' keep-alive of 60 s, else a reused socket may just have been closed. */
const KEEP_ALIVE_MS = 65_000;

const requestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** What a server needs of a subgraph. */
export type ServableSubgraph = Pick<Subgraph, 'execute' | 'routes' | 'subscribe' | 'isReady' | 'stop'>;

/** `/metrics` of a process, for those who have its token; without a token for everybody. */
export interface ServedMetrics {
  readonly token: string | undefined;
  /** In Prometheus' text format. */
  read(): Promise<string>;
}

/** A subgraph as an HTTP server of its own. */
export interface ServedSubgraph {
  readonly url: string;
  /** Finishes the requests under way, then stops the subgraph. */
  close(): Promise<void>;
}

function isSecret(given: unknown, secret: string): boolean {
  const [shown, expected] = [Buffer.from(String(given ?? '')), Buffer.from(secret)];
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}

const isTrusted = (request: IncomingMessage, credential: string) =>
  isSecret(request.headers[HEADERS.credential], credential);

async function sendMetrics(
  { token, read }: ServedMetrics,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (token !== undefined && !isSecret(request.headers.authorization, `Bearer ${token}`)) {
    return send(response, 401, { errors: [{ message: 'Metrics need their token' }] });
  }
  const text = await read();
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  response.end(text);
}

function readActor(header: string | string[] | undefined): Actor {
  if (typeof header !== 'string') return anonymous;
  return JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Actor;
}

function readContext(headers: IncomingMessage['headers']): Pick<RequestContext, 'applied' | 'given'> {
  const applied = headers[HEADERS.context];
  if (typeof applied !== 'string') return { given: contextOfHeaders(headers) };
  return { applied: JSON.parse(Buffer.from(applied, 'base64url').toString('utf8')) as AppliedContext };
}

function readRequestContext(headers: IncomingMessage['headers']): RequestContext {
  const deadline = Number(headers[HEADERS.deadline]);
  const traceparent = headers[HEADERS.traceparent];
  const requestId = headers[HEADERS.requestId];
  const address = headers[HEADERS.address];
  return createRequestContext({
    actor: readActor(headers[HEADERS.actor]),
    ...(typeof address === 'string' ? { address } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(Number.isFinite(deadline) ? { deadlineMs: deadline } : {}),
    ...(typeof traceparent === 'string' ? { traceparent } : {}),
    ...readContext(headers),
  });
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function matchRoute(routes: readonly Route[], path: string): Route | undefined {
  return routes.find((route) =>
    route.path.endsWith('/*') ? path.startsWith(route.path.slice(0, -1)) : route.path === path,
  );
}

/** A line that says which topics are sent and from where on, then a line for each key that changes. */
async function stream(
  subgraph: ServableSubgraph,
  search: URLSearchParams,
  { actor }: RequestContext,
  response: ServerResponse,
): Promise<void> {
  const early: Push[] = [];
  const write = (value: unknown) => response.write(`${JSON.stringify(value)}\n`);
  const topics = (search.get('topics') ?? '').split(',');
  const after = search.get('after') ?? undefined;
  const listener = (push: Push) => (response.headersSent ? write(push) : early.push(push));
  const subscription = await subgraph.subscribe({ topics, actor, after, listener });
  if (!subscription) return send(response, 404, { error: 'no such topic' });
  if (response.destroyed) return subscription.stop();
  response.on('close', subscription.stop);
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  write({ topics: subscription.topics, position: subscription.position });
  for (const pushed of early) write(pushed);
}

async function answer(
  subgraph: ServableSubgraph,
  request: IncomingMessage,
  response: ServerResponse,
  { credential, metrics }: { credential: string; metrics: ServedMetrics | undefined },
): Promise<void> {
  // As it was sent: resolving dots would let an address that the gateway hands on mean another one.
  const [path = '/', search] = (request.url ?? '/').split('?', 2);
  if (path === '/health/live') return send(response, 200, { live: true });
  if (path === '/health/ready') {
    const ready = await subgraph.isReady();
    return send(response, ready ? 200 : 503, { ready });
  }
  if (path === '/metrics' && metrics) return sendMetrics(metrics, request, response);
  if (!isTrusted(request, credential))
    return send(response, 401, { errors: [{ message: 'Only the gateway may call this address' }] });
  const context = readRequestContext(request.headers);
  if (path === '/stream') return stream(subgraph, new URLSearchParams(search), context, response);
  const route = matchRoute(subgraph.routes, path);
  const body = await readBody(request, route?.maxBytes ?? MAX_BODY_BYTES);
  if (!body) return send(response, 413, { errors: [{ message: 'The body is too large' }] });
  const counts: StatementCounts = new Map();
  await countStatements(counts, async () => {
    if (route) {
      const method = request.method === 'GET' ? 'GET' : 'POST';
      const headers = request.headers as Record<string, string>;
      const raw = await answerRaw(route, { method, path, headers, body, context });
      if ('write' in raw) return sendFile(response, raw);
      const { status, type, text, location } = raw;
      response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) });
      return void response.end(text);
    }
    if (path !== '/graphql') return send(response, 404, { errors: [{ message: 'Not found' }] });
    const { query, variables, operationName } = requestBody.parse(JSON.parse(body.toString('utf8')));
    const result = await subgraph.execute({
      document: query,
      variables: variables ?? {},
      operationName: operationName ?? undefined,
      request: context,
    });
    const nextChange = nextChangeOf(counts);
    return send(response, 200, result, {
      [HEADERS.statements]: writeStatements(counts),
      ...(nextChange === Infinity ? {} : { [HEADERS.nextChange]: String(nextChange) }),
    });
  });
}

/** Serves a subgraph on `port` (0 chooses one); only callers with the gateway's credential are answered. */
export async function serveSubgraph(options: {
  subgraph: ServableSubgraph;
  /** Every address, of IPv6 too, when it is absent. */
  host: string | undefined;
  port: number;
  credential: string;
  metrics?: ServedMetrics | undefined;
  logger: Logger;
}): Promise<ServedSubgraph> {
  const { subgraph, host, port, credential, metrics, logger } = options;
  const server = createServer((request, response) => {
    answer(subgraph, request, response, { credential, metrics }).catch((error: unknown) => {
      const malformed = error instanceof SyntaxError || error instanceof z.ZodError || error instanceof DomainError;
      if (!malformed) logger.error('a request failed', { error });
      if (!response.headersSent)
        send(response, malformed ? 400 : 500, {
          errors: [{ message: malformed ? 'Malformed request' : 'Internal error' }],
        });
      else response.destroy();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host?.includes(':') ? `[${host}]` : (host ?? '127.0.0.1')}:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 5_000).unref();
      await closed;
      await subgraph.stop();
    },
  };
}

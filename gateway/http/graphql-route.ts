import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { createRequestContext } from '#kernel/request/context.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { AnswerCache, MadeAnswer } from '../cache/answer-cache.ts';
import type { GatewayConfig } from '../config.ts';
import type { Graph } from '../graph.ts';
import type { PersistedOperations } from '../operations/persisted-operations.ts';
import type { AnswerTrace } from '../request/answer-trace.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import { HttpError } from '../request/http-error.ts';
import type { GatewayMetrics } from '../telemetry/metrics.ts';
import { assertJson, GRAPHQL_BODY_BYTES, parseJson, readPlainBody } from './body.ts';
import { assertMethod, type Exchange, type HttpRoute, traceparentOf } from './exchange.ts';
import { sendShared, sharedKey } from './shared-answer.ts';

/** Headers that decide how Apollo Server answers; it is shown no other. */
const READ_HEADERS = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** Characters of a GET request's query string at most. */
const MAX_SEARCH = 8_192;

interface Dependencies {
  readonly config: GatewayConfig;
  readonly graph: Graph;
  readonly operations: PersistedOperations;
  readonly authenticator: Authenticator;
  /** Absent when no answer is kept. */
  readonly shared: AnswerCache | undefined;
  readonly metrics: GatewayMetrics;
}

type Fields = Record<string, unknown>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts a committed operation's text where its id was sent, and keeps strangers out when only committed ones may run. */
function resolvePersisted(body: unknown, { config, operations }: Dependencies): unknown {
  if (!isRecord(body)) return body;
  const extensions = isRecord(body['extensions']) ? body['extensions'] : {};
  const { persistedQuery, ...others } = extensions;
  const query = body['query'];
  if (isRecord(persistedQuery) && (query === undefined || query === null)) {
    const text = operations.textOf(String(persistedQuery['sha256Hash']));
    if (text === undefined) throw new HttpError(400, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return { ...body, query: text, extensions: others };
  }
  if (config.safelistOnly && typeof query === 'string' && !operations.includes(query)) {
    throw new HttpError(
      400,
      'OPERATION_NOT_SAFELISTED',
      'Only committed operations are answered here; send the id of one.',
    );
  }
  return persistedQuery === undefined ? body : { ...body, extensions: others };
}

function parseField(params: URLSearchParams, name: string): unknown {
  const text = params.get(name);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', `The query parameter ${name} is not JSON.`);
  }
}

/** A GET request's parameters with a committed operation's text in place of its id. */
function resolveSearch(search: string, dependencies: Dependencies): string {
  if (search.length > MAX_SEARCH) throw new HttpError(414, 'BAD_REQUEST', 'The address is too long; use POST.');
  const params = new URLSearchParams(search);
  const before = { query: params.get('query') ?? undefined, extensions: parseField(params, 'extensions') };
  const after = resolvePersisted(before, dependencies);
  if (after === before || !isRecord(after)) return search;
  if (typeof after['query'] === 'string') params.set('query', after['query']);
  params.delete('extensions');
  return `?${params.toString()}`;
}

function toGraphRequest(exchange: Exchange, body: Buffer | undefined, dependencies: Dependencies): HTTPGraphQLRequest {
  const { request } = exchange;
  const headers = new HeaderMap();
  for (const name of READ_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  if (body === undefined)
    return { method: 'GET', headers, search: resolveSearch(exchange.search, dependencies), body: undefined };
  headers.set('content-type', 'application/json');
  return { method: 'POST', headers, search: exchange.search, body: resolvePersisted(parseJson(body), dependencies) };
}

/** Errors that never became an operation carry no request id yet. */
function withRequestId(text: string, requestId: string): string {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed) || !Array.isArray(parsed['errors'])) return text;
  const errors = parsed['errors'].map((error: Fields) => ({
    ...error,
    extensions: { ...(isRecord(error['extensions']) ? error['extensions'] : {}), requestId },
  }));
  return JSON.stringify({ ...parsed, errors });
}

function send({ response, requestId }: Exchange, answer: HTTPGraphQLResponse): MadeAnswer | undefined {
  if (answer.body.kind !== 'complete') throw new Error('Incremental answers are not supported');
  const status = answer.status ?? 200;
  const bytes = Buffer.from(status >= 400 ? withRequestId(answer.body.string, requestId) : answer.body.string);
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', bytes.length);
  response.writeHead(status);
  response.end(bytes);
  return status === 200 ? { body: bytes, contentType: answer.headers.get('content-type') ?? '' } : undefined;
}

/** `/graphql`: POST of JSON, GET of queries; everything Apollo Server needs and nothing of a web framework. */
export function graphqlRoute(dependencies: Dependencies): HttpRoute {
  const { config, graph, authenticator, shared, metrics } = dependencies;

  async function answer(exchange: Exchange, body: Buffer | undefined, trace?: AnswerTrace) {
    const { request, requestId, address } = exchange;
    const graphRequest = toGraphRequest(exchange, body, dependencies);
    const actor = await authenticator.actorOf(request.headers.authorization);
    const traceparent = traceparentOf(request);
    const context: GatewayContext = {
      request: createRequestContext({
        requestId,
        actor,
        deadlineMs: Date.now() + config.requestTimeoutMs,
        ...(traceparent === undefined ? {} : { traceparent }),
      }),
      statements: new Map(),
      address,
      trace,
    };
    return send(exchange, await graph.execute(graphRequest, async () => context));
  }

  return {
    name: 'graphql',
    matches: (path) => path === '/graphql',
    async answer(exchange) {
      assertMethod(exchange, 'GET', 'POST');
      const { request } = exchange;
      if (request.method === 'POST') assertJson(request);
      const body = request.method === 'POST' ? await readPlainBody(request, GRAPHQL_BODY_BYTES) : undefined;
      const key = shared && sharedKey(request, exchange.search, body);
      if (!shared || key === undefined) return void (await answer(exchange, body));
      const started = performance.now();
      const known = await shared.get(key);
      if (!known) return shared.fill(key, (trace) => answer(exchange, body, trace));
      sendShared(exchange, known);
      metrics.operation(known.name, 'ok', (performance.now() - started) / 1_000);
    },
  };
}

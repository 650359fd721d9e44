import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { createRequestContext } from '../../subgraphs/shared/context.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { GatewayConfig } from '../config.ts';
import type { Graph } from '../graph.ts';
import type { GatewayContext } from '../graph-context.ts';
import type { PersistedOperations } from '../operations/persisted-operations.ts';
import { assertJson, GRAPHQL_BODY_BYTES, parseJson, readBody } from './body.ts';
import { assertMethod, type Exchange, type HttpRoute, traceparentOf } from './exchange.ts';
import { HttpError } from './http-error.ts';

/** Headers that decide how Apollo Server answers; it is shown no other. */
const READ_HEADERS = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** Characters of a GET request's query string at most. */
const MAX_SEARCH = 8_192;

interface Dependencies {
  readonly config: GatewayConfig;
  readonly graph: Graph;
  readonly operations: PersistedOperations;
  readonly authenticator: Authenticator;
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

async function toGraphRequest(exchange: Exchange, dependencies: Dependencies): Promise<HTTPGraphQLRequest> {
  const { request } = exchange;
  const headers = new HeaderMap();
  for (const name of READ_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  if (request.method === 'GET')
    return { method: 'GET', headers, search: resolveSearch(exchange.search, dependencies), body: undefined };
  assertJson(request);
  headers.set('content-type', 'application/json');
  const body = resolvePersisted(parseJson(await readBody(request, GRAPHQL_BODY_BYTES)), dependencies);
  return { method: 'POST', headers, search: exchange.search, body };
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

function send({ response, requestId }: Exchange, answer: HTTPGraphQLResponse): void {
  if (answer.body.kind !== 'complete') throw new Error('Incremental answers are not supported');
  const status = answer.status ?? 200;
  const bytes = Buffer.from(status >= 400 ? withRequestId(answer.body.string, requestId) : answer.body.string);
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', bytes.length);
  response.writeHead(status);
  response.end(bytes);
}

/** `/graphql`: POST of JSON, GET of queries; everything Apollo Server needs and nothing of a web framework. */
export function graphqlRoute(dependencies: Dependencies): HttpRoute {
  const { config, graph, authenticator } = dependencies;
  return {
    name: 'graphql',
    matches: (path) => path === '/graphql',
    async answer(exchange) {
      assertMethod(exchange, 'GET', 'POST');
      const { request, requestId, address } = exchange;
      const graphRequest = await toGraphRequest(exchange, dependencies);
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
      };
      send(exchange, await graph.execute(graphRequest, async () => context));
    },
  };
}

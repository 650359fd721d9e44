import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { readBody } from '#kernel/runtime/read-body.ts';
import type { EmbeddedEngine, EngineAnswer } from './embedded-engine.ts';
import {
  AUTHENTICATION_FAILED,
  EngineError,
  errorBody,
  httpStatus,
  QUERY_IS_TOO_LARGE,
  toEngineError,
} from './engine-error.ts';
import { answerFormat, contentType, readEngineRequest } from './engine-request.ts';

/** Bytes of one request's body: an insert is one block, so it is held whole. */
const MAX_BODY_BYTES = 512 * 1024 * 1024;
/** Parameters travel in the URL; ClickHouse's own bound (http_max_uri_size). */
const MAX_URI_BYTES = 1024 * 1024;
const unzip = promisify(gunzip);
const zip = promisify(gzip);

export interface InterfaceOptions {
  readonly engine: EmbeddedEngine;
  readonly user: string;
  readonly password: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Credentials by Basic authorization, by ClickHouse's own headers or by URL, as a server takes them. */
function credentials(request: IncomingMessage, url: URLSearchParams): [user: string, password: string] {
  const basic = /^Basic (.+)$/i.exec(header(request, 'authorization') ?? '')?.[1];
  if (basic !== undefined) {
    const [user = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return [user, rest.join(':')];
  }
  const user = header(request, 'x-clickhouse-user') ?? url.get('user') ?? 'default';
  return [user, header(request, 'x-clickhouse-key') ?? url.get('password') ?? ''];
}

function authenticate(options: InterfaceOptions, request: IncomingMessage, url: URLSearchParams): void {
  const [user, password] = credentials(request, url);
  if (user === options.user && timingSafeEqual(digest(password), digest(options.password))) return;
  const text = `${user}: Authentication failed: password is incorrect, or there is no user with such name.`;
  throw new EngineError(AUTHENTICATION_FAILED, 'AUTHENTICATION_FAILED', text);
}

async function readQuery(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body) throw new EngineError(QUERY_IS_TOO_LARGE, 'QUERY_IS_TOO_LARGE', 'The request is too large');
  return header(request, 'content-encoding') === 'gzip' ? unzip(body, { maxOutputLength: MAX_BODY_BYTES }) : body;
}

function summary(answer: EngineAnswer): string {
  return JSON.stringify({
    read_rows: String(answer.readRows),
    read_bytes: String(answer.readBytes),
    written_rows: String(answer.writtenRows),
    written_bytes: String(answer.writtenBytes),
    total_rows_to_read: '0',
    result_rows: String(answer.writtenRows),
    result_bytes: String(answer.body.byteLength),
    elapsed_ns: String(answer.elapsedNs),
  });
}

async function respond(options: InterfaceOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://engine');
  if (url.pathname === '/ping' || (url.pathname === '/' && request.method === 'GET' && url.search === '')) {
    response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' }).end('Ok.\n');
    return;
  }
  response.setHeader('X-ClickHouse-Query-Id', url.searchParams.get('query_id') ?? randomUUID());
  response.setHeader('X-ClickHouse-Server-Display-Name', 'passerelle-engine');
  if (url.pathname !== '/') {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no handle for this path\n');
    return;
  }
  authenticate(options, request, url.searchParams);
  const headers = {
    'x-clickhouse-database': header(request, 'x-clickhouse-database'),
    'x-clickhouse-format': header(request, 'x-clickhouse-format'),
  };
  const query = readEngineRequest(request.method ?? 'GET', url.searchParams, headers, await readQuery(request));
  const answer = await options.engine.run(query);
  const format = answerFormat(query.query, query.defaultFormat);
  const zipped =
    url.searchParams.get('enable_http_compression') === '1' &&
    /\bgzip\b/.test(header(request, 'accept-encoding') ?? '');
  response.writeHead(200, {
    'content-type': contentType(format),
    'X-ClickHouse-Format': format,
    'X-ClickHouse-Timezone': 'UTC',
    'X-ClickHouse-Summary': summary(answer),
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(zipped ? await zip(answer.body) : answer.body);
}

/** ClickHouse's HTTP interface over the embedded engine. */
export function createInterface(options: InterfaceOptions): Server {
  return createServer({ keepAliveTimeout: 30_000, maxHeaderSize: MAX_URI_BYTES }, (request, response) => {
    respond(options, request, response).catch((failure: unknown) => {
      const error = toEngineError(failure);
      if (response.headersSent) {
        response.destroy();
        return;
      }
      // The rest of a refused body is not read: the connection cannot serve another request.
      const unread = request.complete ? {} : { connection: 'close' };
      response.writeHead(httpStatus(error.code), {
        'content-type': 'text/plain; charset=UTF-8',
        'X-ClickHouse-Exception-Code': String(error.code),
        ...unread,
      });
      response.end(errorBody(error, options.engine.version));
    });
  });
}

/** One query as the HTTP interface carries it. */
export interface EngineRequest {
  readonly query: string;
  /** Rows of an INSERT; empty when the statement carries everything. */
  readonly data: Buffer;
  readonly database: string | undefined;
  readonly defaultFormat: string;
  readonly params: ReadonlyMap<string, string>;
  readonly settings: ReadonlyMap<string, string>;
  /** GET must not write. */
  readonly readonly: boolean;
}

/** URL parameters of the interface itself; every other one is a setting. */
const RESERVED = new Set([
  'query',
  'database',
  'default_format',
  'query_id',
  'session_id',
  'session_timeout',
  'session_check',
  'user',
  'password',
  'quota_key',
  'role',
  'compress',
  'decompress',
  'stacktrace',
  'wait_end_of_query',
  'buffer_size',
  'enable_http_compression',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'cancel_http_readonly_queries_on_client_close',
  'client_protocol_version',
]);

/** Builds the request: with `?query=` the body holds rows (or the statement's end), without it the statement. */
export function readEngineRequest(
  method: string,
  url: URLSearchParams,
  headers: Readonly<Record<string, string | undefined>>,
  body: Buffer,
): EngineRequest {
  const params = new Map<string, string>();
  const settings = new Map<string, string>();
  for (const [key, value] of url) {
    if (key.startsWith('param_')) params.set(key.slice('param_'.length), value);
    else if (!RESERVED.has(key)) settings.set(key, value);
  }
  const inUrl = url.get('query') ?? '';
  return {
    query: inUrl === '' ? body.toString('utf8') : inUrl,
    data: inUrl === '' ? Buffer.alloc(0) : body,
    database: url.get('database') ?? headers['x-clickhouse-database'],
    defaultFormat: url.get('default_format') ?? headers['x-clickhouse-format'] ?? 'TabSeparated',
    params,
    settings,
    readonly: method === 'GET' || method === 'HEAD',
  };
}

const CONTENT_TYPES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^JSON(CompactStrings|Strings)?EachRow|NDJSON|EachRow/i, 'application/x-ndjson; charset=UTF-8'],
  [/^JSON/i, 'application/json; charset=UTF-8'],
  [/^CSV/i, 'text/csv; charset=UTF-8; header=absent'],
  [/^(TSV|TabSeparated)/i, 'text/tab-separated-values; charset=UTF-8'],
  [/^(RowBinary|Native|Parquet|Arrow)/i, 'application/octet-stream'],
];

/** The format of the answer: the statement's own FORMAT clause, else the request's default. */
export function answerFormat(query: string, defaultFormat: string): string {
  return /\bFORMAT\s+([A-Za-z]+)\s*(?:SETTINGS\b[\s\S]*)?;?\s*$/i.exec(query)?.[1] ?? defaultFormat;
}

export function contentType(format: string): string {
  return CONTENT_TYPES.find(([pattern]) => pattern.test(format))?.[1] ?? 'text/plain; charset=UTF-8';
}

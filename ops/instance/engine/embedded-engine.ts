import { Session } from 'chdb';
import { EngineError, SYNTAX_ERROR, TOO_MANY_SIMULTANEOUS_QUERIES, toEngineError } from './engine-error.ts';
import type { EngineRequest } from './engine-request.ts';
import { parseInsert } from './insert-statement.ts';

export interface EngineLimits {
  /** Bytes the engine may hold in all. */
  readonly memoryBytes: number;
  /** Bytes one query may hold. */
  readonly queryMemoryBytes: number;
  readonly maxExecutionSeconds: number;
  readonly parallelQueries: number;
  readonly queuedQueries: number;
}

export interface EngineAnswer {
  readonly body: Uint8Array;
  readonly readRows: number;
  readonly readBytes: number;
  readonly writtenRows: number;
  readonly writtenBytes: number;
  readonly elapsedNs: number;
}

const WRITES =
  /^\s*(INSERT|CREATE|ALTER|DROP|TRUNCATE|RENAME|EXCHANGE|OPTIMIZE|DELETE|UPDATE|SYSTEM|ATTACH|DETACH|GRANT|KILL)\b/i;

/** A quoted literal whose text the engine reads back unchanged. */
function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Statements that carry the request's settings, parameters and database into its own connection. */
function preamble(request: EngineRequest, limits: EngineLimits): string {
  const pairs = new Map<string, string>([
    ['max_memory_usage', String(limits.queryMemoryBytes)],
    ['max_execution_time', String(limits.maxExecutionSeconds)],
    ...request.settings,
    ...[...request.params].map(([name, value]): [string, string] => [`param_${name}`, value]),
  ]);
  const assignments = [...pairs].map(([name, value]) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new EngineError(SYNTAX_ERROR, 'SYNTAX_ERROR', `Bad name ${name}`);
    return `${name}=${literal(value)}`;
  });
  const use = request.database === undefined ? '' : `; USE \`${request.database.replaceAll('`', '\\`')}\``;
  return `SET ${assignments.join(', ')}${use}`;
}

/**
 * ClickHouse's engine in this process. Each request has a connection of its own, so that settings and
 * parameters never leak into another's; queries run on libuv's threads, so the event loop stays free.
 */
export class EmbeddedEngine {
  readonly #path: string;
  readonly #limits: EngineLimits;
  readonly #keeper: Session;
  readonly #waiting: Array<() => void> = [];
  #running = 0;
  version = 'unknown';

  /** @throws when another process holds the folder ("Cannot lock file"). */
  constructor(path: string, limits: EngineLimits) {
    this.#path = path;
    this.#limits = limits;
    this.#keeper = new Session(path, {
      connectionArgs: [
        `--max_server_memory_usage=${limits.memoryBytes}`,
        '--mark_cache_size=67108864',
        '--index_mark_cache_size=4194304',
        '--uncompressed_cache_size=0',
        '--background_pool_size=2',
        '--background_schedule_pool_size=4',
        // A thread that has nothing to do goes, and its memory with it.
        '--max_thread_pool_free_size=8',
        '--max_io_thread_pool_size=8',
        '--max_io_thread_pool_free_size=0',
      ],
    });
  }

  async open(): Promise<void> {
    this.version = (await this.#keeper.queryAsync('SELECT version()', { format: 'TSVRaw' })).text().trim();
  }

  async run(request: EngineRequest): Promise<EngineAnswer> {
    if (request.readonly && WRITES.test(request.query)) {
      throw new EngineError(164, 'READONLY', 'Cannot execute query in readonly mode; use POST to modify data');
    }
    await this.#enter();
    const session = new Session(this.#path);
    try {
      await session.queryAsync(preamble(request, this.#limits));
      return await this.#execute(session, request);
    } catch (error) {
      throw toEngineError(error);
    } finally {
      session.close();
      this.#leave();
    }
  }

  async #execute(session: Session, request: EngineRequest): Promise<EngineAnswer> {
    const insert = parseInsert(request.query);
    if (insert && request.data.length > 0) {
      const { table, columns, format } = insert;
      const done = await session.insert({ table, format, values: request.data, ...(columns ? { columns } : {}) });
      return answer(new Uint8Array(), {
        writtenRows: done.rowsWritten,
        writtenBytes: done.bytesWritten,
        elapsed: done.elapsed,
      });
    }
    const text = request.data.length > 0 ? `${request.query}\n${request.data.toString('utf8')}` : request.query;
    if (insert) return answer(new Uint8Array(), { elapsed: 0 });
    const result = await session.queryAsync(text, { format: request.defaultFormat });
    return answer(result.bytes(), { readRows: result.rowsRead, readBytes: result.bytesRead, elapsed: result.elapsed });
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#limits.parallelQueries) {
      this.#running++;
      return;
    }
    if (this.#waiting.length >= this.#limits.queuedQueries) {
      const text = `Too many simultaneous queries. Maximum: ${this.#limits.parallelQueries}`;
      throw new EngineError(TOO_MANY_SIMULTANEOUS_QUERIES, 'TOO_MANY_SIMULTANEOUS_QUERIES', text);
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running--;
  }

  close(): void {
    this.#keeper.close();
  }
}

function answer(
  body: Uint8Array,
  figures: { readRows?: number; readBytes?: number; writtenRows?: number; writtenBytes?: number; elapsed: number },
): EngineAnswer {
  const { readRows = 0, readBytes = 0, writtenRows = 0, writtenBytes = 0, elapsed } = figures;
  return { body, readRows, readBytes, writtenRows, writtenBytes, elapsedNs: Math.round(elapsed * 1e9) };
}

import { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { DomainError, UnavailableError } from '#kernel/values/errors.ts';
import { FactsLostError, UnreadableRowsError } from '../model/errors.ts';
import { type Columns, type Row, readRow } from './columns.ts';
import { applyMigrations, markBegun } from './migrations.ts';

/** The column store: ClickHouse's engine, embedded or a server, behind the official client. */
export interface Warehouse {
  /** Rows of a statement, by the columns that it answers. */
  query<C extends Columns>(
    generation: number,
    sql: string,
    columns: C,
    params?: Readonly<Record<string, unknown>>,
  ): Promise<Array<Row<C>>>;
  /** Inserts one block; the same token inserts it once, however often it is sent. */
  insert(generation: number, table: string, rows: readonly object[], token: string): Promise<void>;
  /** The same for lines of JSON, without reading them here. */
  insertLines(generation: number, table: string, lines: Uint8Array, token: string): Promise<void>;
  /** Forgets a generation of fact tables. */
  drop(generation: number): Promise<void>;
  close(): Promise<void>;
}

export interface WarehouseOptions {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Each generation of the facts is a database of its own, `<database>_g<n>`. */
  readonly database: string;
  /** Zone whose days are stored with the facts. */
  readonly timeZone: string;
  /** Whether nothing was ever written to a generation, so that finding it empty is no loss. */
  mayBeEmpty(generation: number): Promise<boolean>;
}

/** Milliseconds an answer may take; loads of history are the longest. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Codes of failures that pass: missing tables or databases (60, 81, 218: another process is replacing them), limits of
 * time, memory and load (159, 202, 209, 241, 439), a full disk (243), an engine that is going down (236).
 */
const TRANSIENT_CODES = new Set(['60', '81', '159', '202', '209', '218', '236', '241', '243', '439']);

/** Text, escapes, dates and numbers that cannot be parsed, or lie out of range. */
const UNREADABLE_CODES = new Set(['6', '25', '26', '27', '33', '38', '41', '69', '72', '117', '321']);

function translate(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  if (error instanceof ClickHouseError && UNREADABLE_CODES.has(error.code)) {
    return new UnreadableRowsError(error.message, { cause: error });
  }
  if (error instanceof ClickHouseError && !TRANSIENT_CODES.has(error.code)) return error;
  const unavailable = new UnavailableError('The analytics engine does not answer; try again in a moment');
  return Object.assign(unavailable, { cause: error });
}

function connect(options: WarehouseOptions, database: string): ClickHouseClient {
  return createClient({
    url: options.url,
    username: options.user,
    password: options.password,
    database,
    request_timeout: REQUEST_TIMEOUT_MS,
    max_open_connections: 8,
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: {
      // Blocks gathered by the server would lose their tokens.
      async_insert: 0,
      output_format_json_quote_64bit_integers: 1,
      prefer_column_name_to_alias: 1,
      date_time_input_format: 'best_effort',
      input_format_skip_unknown_fields: 1,
    },
  });
}

/** Opens no connection by itself: the engine may be down now and come later. */
export function openWarehouse(options: WarehouseOptions): Warehouse {
  const admin = connect(options, 'default');
  const nameOf = (generation: number): string => `${options.database}_g${generation}`;
  const opened = new Map<number, Promise<ClickHouseClient>>();

  async function prepare(generation: number): Promise<ClickHouseClient> {
    const name = nameOf(generation);
    const beginning = await applyMigrations(admin, name);
    if (beginning && beginning.timeZone !== options.timeZone) throw new FactsLostError();
    if (!beginning) {
      if (!(await options.mayBeEmpty(generation))) throw new FactsLostError();
      await markBegun(admin, name, options);
    }
    return connect(options, name);
  }

  /** Makes the generation's tables before their first use; a failure is tried again by the next user. */
  function open(generation: number): Promise<ClickHouseClient> {
    const known = opened.get(generation);
    if (known) return known;
    const client = prepare(generation);
    opened.set(generation, client);
    client.catch(() => opened.delete(generation));
    return client;
  }

  async function forget(generation: number): Promise<void> {
    const known = opened.get(generation);
    opened.delete(generation);
    await known?.then((client) => client.close()).catch(() => undefined);
  }

  async function using<T>(generation: number, work: (client: ClickHouseClient) => Promise<T>): Promise<T> {
    try {
      return await work(await open(generation));
    } catch (error) {
      // The engine's folder may have been emptied under a running process: the next call makes the tables again.
      if (error instanceof ClickHouseError && ['60', '81'].includes(error.code)) await forget(generation);
      throw translate(error);
    }
  }

  return {
    query: (generation, sql, columns, params = {}) =>
      using(generation, async (client) => {
        const answer = await client.query({ query: sql, query_params: { ...params }, format: 'JSONEachRow' });
        const rows = await answer.json<Readonly<Record<string, unknown>>>();
        return rows.map((row) => readRow(columns, row));
      }),
    insert: (generation, table, rows, token) =>
      using(generation, async (client) => {
        if (rows.length === 0) return;
        const clickhouse_settings = { insert_deduplication_token: token };
        await client.insert({ table, values: [...rows], format: 'JSONEachRow', clickhouse_settings });
      }),
    insertLines: (generation, table, lines, token) =>
      using(generation, async (client) => {
        if (lines.byteLength === 0) return;
        const { stream } = await client.exec({
          query: `INSERT INTO ${table} FORMAT JSONEachRow`,
          values: Readable.from([lines], { objectMode: false }),
          clickhouse_settings: { insert_deduplication_token: token },
        });
        stream.resume();
      }),
    async drop(generation) {
      await forget(generation);
      try {
        await admin.command({ query: `DROP DATABASE IF EXISTS ${nameOf(generation)}` });
      } catch (error) {
        throw translate(error);
      }
    },
    async close() {
      await Promise.all([...opened.keys()].map(forget));
      await admin.close();
    },
  };
}

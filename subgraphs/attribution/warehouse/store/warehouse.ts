import { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { actorName } from '#kernel/request/actor.ts';
import { currentRequest } from '#kernel/request/context.ts';
import { DomainError, UnavailableError } from '#kernel/values/errors.ts';
import { FactsLostError, UnreadableRowsError } from '../model/errors.ts';
import { type Columns, type Row, readRow } from './columns.ts';
import { createHeavyQueue, type HeavyQueue } from './heavy-queue.ts';
import { dropLeftWorkingTables } from './left-working-tables.ts';
import { applyMigrations, type Begun, findMigrated, isMissing, markBegun } from './migrations.ts';

/**
 * How much of the engine's memory a statement may want. HEAVY is what groups facts or touchpoints by person: four of those
 * side by side would need more than the engine has, so they run one at a time and spill to the disk.
 */
type Weight = 'LIGHT' | 'HEAVY';

/** The column store: ClickHouse's engine, embedded or a server, behind the official client. */
export interface Warehouse {
  /** Rows of a statement, by the columns that it answers; the signal ends it in the engine too. */
  query<C extends Columns>(
    generation: number,
    sql: string,
    columns: C,
    params?: Readonly<Record<string, unknown>>,
    weight?: Weight,
    signal?: AbortSignal,
  ): Promise<Array<Row<C>>>;
  /** Where the heavy statements of this process stand; an asker is the name of the actor whose request it is. */
  readonly queue: Pick<HeavyQueue, 'size' | 'placeOf'>;
  /** Makes a generation's tables where they are not there, before anything is counted as written to it. */
  prepare(generation: number): Promise<void>;
  /** Inserts one block; the same token inserts it once, however often it is sent. */
  insert(generation: number, table: string, rows: readonly object[], token: string): Promise<void>;
  /** The same for lines of JSON, without reading them here; of their columns only those named, or all. */
  insertLines(
    generation: number,
    table: string,
    lines: Uint8Array,
    token: string,
    columns?: readonly string[],
  ): Promise<void>;
  /** Runs a statement that answers nothing. */
  run(generation: number, sql: string, params?: Readonly<Record<string, unknown>>, weight?: Weight): Promise<void>;
  /** Whether a generation's facts lack what its tables were given since: a rebuild fills it in. */
  isBehind(generation: number): Promise<boolean>;
  /** The database of a generation, for a statement that reads the one before it. */
  databaseOf(generation: number): string;
  /** Drops a table of a generation, and makes nothing of one that is forgotten. */
  dropTable(generation: number, table: string): Promise<void>;
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
  /** Does the work while no other process does such for the generation: one copies tables that another would fill. */
  alone<T>(generation: number, work: () => Promise<T>): Promise<T>;
}

/** Milliseconds an answer may take; loads of history are the longest. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Codes of failures that pass: missing tables or databases (60, 81, 218: another process is replacing them), limits of
 * time, memory and load (159, 202, 209, 241, 439), a full disk (243), an engine that is going down (236).
 */
const TRANSIENT_CODES = new Set(['60', '81', '159', '202', '209', '218', '236', '241', '243', '439']);

/**
 * Bytes of one heavy statement, and those from which its groups and its order go to the disk: what goes there at a sixth of
 * its memory costs up to three times the CPU.
 */
const HEAVY_SETTINGS = {
  max_memory_usage: '600000000',
  max_bytes_before_external_group_by: '300000000',
  max_bytes_before_external_sort: '300000000',
};

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
      // The engine would use one core only, whenever less than 1 GiB of its memory a thread is free.
      max_threads_min_free_memory_per_thread: '0',
    },
  });
}

/** A generation whose tables are there. */
interface Opened {
  readonly client: ClickHouseClient;
  readonly isBehind: boolean;
}

/** Opens no connection by itself: the engine may be down now and come later. */
export function openWarehouse(options: WarehouseOptions): Warehouse {
  const admin = connect(options, 'default');
  const databaseOf = (generation: number): string => `${options.database}_g${generation}`;
  const opened = new Map<number, Promise<Opened>>();
  const queue = createHeavyQueue();

  async function prepare(generation: number): Promise<Opened> {
    const name = databaseOf(generation);
    const { beginning, isBehind } =
      (await findMigrated(admin, name)) ?? (await options.alone(generation, () => makeTables(generation)));
    if (beginning.timeZone !== options.timeZone) throw new FactsLostError();
    await dropLeftWorkingTables(admin, name);
    return { client: connect(options, name), isBehind };
  }

  async function makeTables(generation: number): Promise<Begun> {
    const name = databaseOf(generation);
    const { beginning, isBehind } = await applyMigrations(admin, name);
    if (beginning) return { beginning, isBehind };
    if (!(await options.mayBeEmpty(generation))) throw new FactsLostError();
    await markBegun(admin, name, options);
    return { beginning: { timeZone: options.timeZone }, isBehind };
  }

  /** Makes the generation's tables before their first use; a failure is tried again by the next user. */
  function open(generation: number): Promise<Opened> {
    const known = opened.get(generation);
    if (known) return known;
    const prepared = prepare(generation);
    opened.set(generation, prepared);
    prepared.catch(() => opened.delete(generation));
    return prepared;
  }

  async function forget(generation: number): Promise<void> {
    const known = opened.get(generation);
    opened.delete(generation);
    await known?.then(({ client }) => client.close()).catch(() => undefined);
  }

  async function using<T>(
    generation: number,
    work: (client: ClickHouseClient, found: Opened) => Promise<T>,
  ): Promise<T> {
    try {
      const generationFound = await open(generation);
      return await work(generationFound.client, generationFound);
    } catch (error) {
      // The engine's folder may have been emptied under a running process: the next call makes the tables again.
      if (isMissing(error)) await forget(generation);
      throw translate(error);
    }
  }

  function inTurn<T>(weight: Weight, statement: () => Promise<T>): Promise<T> {
    if (weight === 'LIGHT') return statement();
    const request = currentRequest();
    return queue.run(statement, request && actorName(request.actor));
  }

  async function dropObject(what: string): Promise<void> {
    try {
      await admin.command({ query: `DROP ${what}` });
    } catch (error) {
      throw translate(error);
    }
  }

  return {
    queue,
    query: (generation, sql, columns, params = {}, weight = 'LIGHT', signal) => {
      const clickhouse_settings = {
        ...(weight === 'HEAVY' ? HEAVY_SETTINGS : {}),
        ...(signal ? { cancel_http_readonly_queries_on_client_close: 1 as const } : {}),
      };
      const read = () =>
        using(generation, async (client) => {
          signal?.throwIfAborted();
          const answer = await client.query({
            query: sql,
            query_params: { ...params },
            format: 'JSONEachRow',
            clickhouse_settings,
            ...(signal ? { abort_signal: signal } : {}),
          });
          const rows = await answer.json<Readonly<Record<string, unknown>>>();
          return rows.map((row) => readRow(columns, row));
        });
      return inTurn(weight, read);
    },
    prepare: (generation) => using(generation, async () => undefined),
    insert: (generation, table, rows, token) =>
      using(generation, async (client) => {
        if (rows.length === 0) return;
        const clickhouse_settings = { insert_deduplication_token: token };
        await client.insert({ table, values: [...rows], format: 'JSONEachRow', clickhouse_settings });
      }),
    insertLines: (generation, table, lines, token, columns) =>
      using(generation, async (client) => {
        if (lines.byteLength === 0) return;
        const named = columns ? `(${columns.join(', ')}) ` : '';
        const { stream } = await client.exec({
          query: `INSERT INTO ${table} ${named}FORMAT JSONEachRow`,
          values: Readable.from([lines], { objectMode: false }),
          clickhouse_settings: { insert_deduplication_token: token },
        });
        stream.resume();
      }),
    run: (generation, sql, params = {}, weight = 'LIGHT') => {
      const clickhouse_settings = weight === 'HEAVY' ? HEAVY_SETTINGS : {};
      const work = () =>
        using(generation, async (client) => {
          await client.command({ query: sql, query_params: { ...params }, clickhouse_settings });
        });
      return inTurn(weight, work);
    },
    databaseOf,
    isBehind: (generation) => using(generation, async (_client, { isBehind }) => isBehind),
    dropTable: (generation, table) => dropObject(`TABLE IF EXISTS ${databaseOf(generation)}.${table} SYNC`),
    async drop(generation) {
      await forget(generation);
      await dropObject(`DATABASE IF EXISTS ${databaseOf(generation)}`);
    },
    async close() {
      await Promise.all([...opened.keys()].map(forget));
      await admin.close();
    },
  };
}

import { createHash } from 'node:crypto';
import pg from 'pg';
import { recordStatement } from '../request/context.ts';
import type { Logger } from '../request/log.ts';
import { type FieldIssue, UnavailableError, ValidationError } from '../values/errors.ts';
import { preparedName, type SqlQuery } from './sql.ts';

declare const transactionBrand: unique symbol;

interface Queryable {
  /**
   * Runs one statement and answers its rows, typed by the `select(...)` in it. `bigint` columns come as bigint,
   * `numeric` as string, times as Date.
   */
  query<Row>(query: SqlQuery<Row>): Promise<Row[]>;
}

/** An open transaction. Store functions that write demand it; a Database does not satisfy it. */
export interface Tx extends Queryable {
  readonly [transactionBrand]: true;
  /** Runs after the commit, never after a rollback; a throw is only logged. */
  afterCommit(action: () => void): void;
  /** The connection itself, for COPY alone. */
  readonly client: pg.PoolClient;
}

/** A domain's own schema, reached by its own run-time role. */
export interface Database extends Queryable {
  readonly domain: string;
  readonly pool: pg.Pool;
  /**
   * Runs `work` in one READ COMMITTED transaction. Serialization failures and deadlocks (40001, 40P01)
   * are retried around the whole unit, so `work` must have no effect but through `tx`.
   * No network call belongs inside.
   * @param locks names of what one transaction at a time may work on: locked with BEGIN, in one message, and in an order
   * that cannot deadlock. What `work` reads is then as the one before left it.
   */
  inTransaction<T>(name: string, work: (tx: Tx) => Promise<T>, locks?: readonly string[]): Promise<T>;
  /** True when a new connection answers: those of the pool may outlive a password that was changed. */
  answers(): Promise<boolean>;
  /** True for the server's process behind one of this pool's connections. */
  isOwnBackend(processId: number): boolean;
  close(): Promise<void>;
}

export type Reader = Database | Tx;

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8) return (value: string) => BigInt(value);
    return pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 6;

/** What a transaction has read turns out to be no longer so: it is rolled back and run again as a whole. */
export class StaleReadError extends Error {
  readonly code = '40001';
}

/** Connection failures of PostgreSQL (class 08, shutdowns) and of the socket: nothing was decided. */
function isConnectionFailure(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string')
    return (
      error instanceof Error &&
      /connection terminated|timeout exceeded|after calling end on the pool/i.test(error.message)
    );
  return (
    code.startsWith('08') || ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '53300'].includes(code)
  );
}

/**
 * A full disk (53100, ENOSPC, EDQUOT), memory, files (53000, 53200, 53400, 58030), or a sign-in that is refused while roles are
 * being changed: the work was not at fault, and can be done when the operator has made room.
 */
const OUT_OF_ROOM = new Set(['53000', '53100', '53200', '53400', '58030', '28P01', '28000', 'ENOSPC', 'EDQUOT']);

function isOutOfRoom(error: unknown): boolean {
  return OUT_OF_ROOM.has((error as { code?: string }).code ?? '');
}

/** True for transient failures (contention, a lost connection): the work was not at fault. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof UnavailableError ||
    RETRYABLE.has((error as { code?: string }).code ?? '') ||
    isConnectionFailure(error) ||
    isOutOfRoom(error)
  );
}

/**
 * PostgreSQL's text and jsonb hold every character but the null one (22021, 22P05), and jsonb no half of a surrogate
 * pair (22P02, for we send it nothing else that is no JSON): a caller's fault, not ours.
 */
function isUnstorableText(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === '22021' || code === '22P05' || (code === '22P02' && /for type json/.test(String(message)));
}

function translate(error: unknown): unknown {
  if (isUnstorableText(error)) {
    const issue: FieldIssue = {
      path: 'input',
      issueCode: 'INVALID_FORMAT',
      message: 'must not hold a null character or half of a surrogate pair',
    };
    return Object.assign(new ValidationError([issue]), { cause: error });
  }
  if (isOutOfRoom(error)) {
    return Object.assign(new UnavailableError('The database cannot take this at the moment; try again'), {
      cause: error,
    });
  }
  if (!isConnectionFailure(error)) return error;
  return Object.assign(new UnavailableError('The database cannot be reached at the moment'), { cause: error });
}

/** What is asked again and again also without a value is prepared too; commands such as SAVEPOINT need no plan. */
const READS = /^\s*(select|with)\b/;

async function run<Row>(target: pg.Pool | pg.PoolClient, domain: string, query: SqlQuery): Promise<Row[]> {
  recordStatement(domain);
  const name = query.values.length > 0 || READS.test(query.text) ? preparedName(query.text) : undefined;
  const result = await target.query({ text: query.text, values: [...query.values], types, ...(name ? { name } : {}) });
  return result.rows as Row[];
}

function createTx(client: pg.PoolClient, domain: string, afterCommit: Array<() => void>): Tx {
  return {
    query: <Row>(query: SqlQuery) => run<Row>(client, domain, query),
    afterCommit: (action: () => void) => {
      afterCommit.push(action);
    },
    client,
  } as Tx;
}

/** What a committed transaction leaves to do. */
interface Committed<T> {
  readonly result: T;
  readonly afterCommit: ReadonlyArray<() => void>;
}

/** BEGIN, with the locks that are taken first: by numbers, for a message of several statements has no parameters. */
function beginWith(locks: readonly string[]): string {
  const keys = locks.map((name) => createHash('sha256').update(name).digest().readBigInt64BE());
  const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  return ['BEGIN', ...sorted.map((key) => `SELECT pg_advisory_xact_lock(${key})`)].join(';');
}

async function attempt<T>(
  pool: pg.Pool,
  domain: string,
  name: string,
  work: (tx: Tx) => Promise<T>,
  begin: string,
): Promise<Committed<T>> {
  const client = await pool.connect();
  // The pool listens to idle connections only; one that dies in use also fails the statement under way.
  const ignoreLoss = () => undefined;
  client.on('error', ignoreLoss);
  const afterCommit: Array<() => void> = [];
  let broken: Error | undefined;
  try {
    recordStatement(domain);
    await client.query(begin);
    const result = await work(createTx(client, domain, afterCommit));
    recordStatement(domain);
    // A failure that the work caught without a savepoint has ended the transaction: COMMIT then answers ROLLBACK.
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error(`${name} was rolled back by a failure that it took no notice of`);
    client.off('error', ignoreLoss);
    client.release();
    return { result, afterCommit };
  } catch (error) {
    recordStatement(domain);
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    client.off('error', ignoreLoss);
    client.release(broken);
    throw error;
  }
}

/** Milliseconds in which a new connection must answer. */
const ANSWER_MS = 2_000;

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    application_name: 'passerelle-readiness',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Connections that a pool keeps while nothing is asked; the others close after ten seconds. */
const KEPT_CONNECTIONS = 2;

/**
 * Of each connection. A plan that is kept from when a table was small would read all of it for a key when it is large, until
 * the server's next look at its size; so a table is read whole only where no index serves. Costs without a meaning are no
 * reason to compile a statement.
 */
const SETTINGS = [
  'statement_timeout=60000',
  'idle_in_transaction_session_timeout=60000',
  'enable_seqscan=off',
  'jit=off',
] as const;

/** Opens the pool of one domain. `size` is small on purpose: the sum over domains must fit the server. */
export function openDatabase(options: { domain: string; url: string; size?: number; logger: Logger }): Database {
  const { domain, logger } = options;
  const size = options.size ?? 4;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: size,
    // A quiet instance keeps asking: new connections cost a fork, a password's hash, and all prepared statements.
    min: Math.min(KEPT_CONNECTIONS, size),
    options: [`search_path=${domain}`, ...SETTINGS].map((setting) => `-c ${setting}`).join(' '),
    application_name: `passerelle-${domain}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  pool.on('error', (error) => logger.warn('idle database connection lost', { domain, error: error.message }));
  const backends = new Set<number>();
  const backendOf = (client: pg.PoolClient) => (client as unknown as { readonly processID: number }).processID;
  pool.on('connect', (client) => backends.add(backendOf(client)));
  pool.on('remove', (client) => backends.delete(backendOf(client)));
  /** What is committed stays committed: a failure of what follows is only logged. */
  function runSafely(action: () => void, transaction: string): void {
    try {
      action();
    } catch (error) {
      logger.error('what follows a commit failed', { transaction, error });
    }
  }
  return {
    domain,
    pool,
    answers: () => answers(options.url),
    isOwnBackend: (processId) => backends.has(processId),
    query: async <Row>(query: SqlQuery) => {
      try {
        return await run<Row>(pool, domain, query);
      } catch (error) {
        throw translate(error);
      }
    },
    async inTransaction<T>(name: string, work: (tx: Tx) => Promise<T>, locks: readonly string[] = []): Promise<T> {
      const begin = beginWith(locks);
      for (let tries = 1; ; tries++) {
        try {
          const { result, afterCommit } = await attempt(pool, domain, name, work, begin);
          for (const action of afterCommit) runSafely(action, name);
          return result;
        } catch (error) {
          const code = (error as { code?: string }).code ?? '';
          if (!RETRYABLE.has(code)) throw translate(error);
          if (tries >= MAX_ATTEMPTS) throw new UnavailableError(`Too much contention on ${name}; try again`);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** tries));
        }
      }
    },
    close: () => pool.end(),
  };
}

import type { Reader, Tx } from './database.ts';
import { bigint, boolean, select, textArray } from './select.ts';
import { joinSql, type SqlQuery, sql, trustedSql } from './sql.ts';
import { type Columns, type Table, tableName } from './table.ts';

/**
 * Statements that are only ever added: of those for one key the last holds, by `version`. A statement names its `source`;
 * a source may be taken back, which is written into a table of its own: then its statements until then hold no more, and
 * what others said of the same holds again, or still.
 */
export interface StatementLog {
  readonly statements: Table<Columns>;
  /** Columns `version`, of the same sequence as the statements, `source` and `taken_at`. */
  readonly takeBacks: Table<Columns>;
  /** Names of the columns that say what a statement is about. */
  readonly key: readonly string[];
  /** Names of the columns that say what it says, beside its key: what is reported of a statement that is kept. */
  readonly said: readonly string[];
}

/** What is reported of statements that stay: those of one take-back at most. */
const MAX_TOLD = 1_000;

/** What became of the statements of a source. */
export interface TakenBack {
  /** Keys whose statement holds no more. */
  readonly takenBack: number;
  /** Keys of which somebody said something else since, which stays. */
  readonly keptCount: number;
  /** The first of these as texts, key and what holds: at most 1,000. */
  readonly kept: ReadonlyArray<readonly string[]>;
}

const list = (names: readonly string[]): SqlQuery => joinSql(names.map((name) => trustedSql(name)));

/** The statements that were not taken back, to stand after `from` with a name. */
export function standing({ statements, takeBacks }: StatementLog): SqlQuery {
  return sql`(
    select s.* from ${trustedSql(tableName(statements))} s where not exists (
      select from ${trustedSql(tableName(takeBacks))} t where t.source = s.source and t.version > s.version))`;
}

/** Changes with every statement and every take-back: what a figure that reads the log was computed from. */
export async function readLogVersion(db: Reader, { statements, takeBacks }: StatementLog): Promise<bigint> {
  const version = bigint(sql`greatest(
    (select max(version) from ${trustedSql(tableName(statements))}),
    (select max(version) from ${trustedSql(tableName(takeBacks))}), 0)`);
  const [row] = await db.query(sql`select ${select({ version })}`);
  return row?.version ?? 0n;
}

/** Takes back all that a source has said, in one statement; a second time there is nothing to take back. */
export async function takeBackSource(tx: Tx, log: StatementLog, source: string, at: Date): Promise<TakenBack> {
  const table = tableName(log.statements);
  const key = list(log.key);
  const rows = await tx.query(sql`
    with standing as materialized (select * from ${standing(log)} as standing),
    last as (select distinct on (${key}) * from standing order by ${key}, version desc),
    said as (
      select last.* from last join (select distinct ${key} from standing where source = ${source}) as mine
        on (${list(log.key.map((name) => `last.${name}`))}) is not distinct from (${list(log.key.map((name) => `mine.${name}`))})),
    taken as (
      insert into ${trustedSql(tableName(log.takeBacks))} (version, source, taken_at)
      select nextval(pg_get_serial_sequence(${table}, 'version')), ${source}, ${at} where exists (select from said))
    select ${select({
      isTaken: boolean(sql`source = ${source}`),
      cells: textArray(sql`array[${list([...log.key, ...log.said].map((name) => `coalesce(${name}::text, '')`))}]`),
    })} from said order by ${key}`);
  const kept = rows.filter(({ isTaken }) => !isTaken).map(({ cells }) => cells);
  return { takenBack: rows.length - kept.length, keptCount: kept.length, kept: kept.slice(0, MAX_TOLD) };
}

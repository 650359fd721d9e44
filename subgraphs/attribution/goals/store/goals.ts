import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { boolean, integer, nullable, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertInto, recordset } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { GoalId } from '../../../shared/ids.ts';
import { goal } from '../../prisma/generated/tables.ts';
import type { ReadableScopes } from '../model/figure-scope.ts';
import { SCOPE_RANKS } from '../model/figure-scope.ts';
import type { Goal, SetGoal } from '../model/goal.ts';
import { isReadable } from './readable-scopes.ts';

const g = aliased(goal, 'g');
const KEYS = ['metric', 'scope', 'scopeKey', 'startsOn', 'endsBefore', 'currency', 'target'] as const;
const columns = select(pick(g, 'id', 'version', ...KEYS, 'updatedAt'));

export interface GoalFilter extends ReadableScopes {
  /** A day of the goals' periods; undefined for any. */
  readonly activeOn: string | undefined;
}

function matches({ activeOn, ...readable }: GoalFilter): SqlQuery {
  return sql`${isReadable(g, readable)}
    ${activeOn === undefined ? sql`` : sql`and ${g.startsOn} <= ${activeOn} and ${g.endsBefore} > ${activeOn}`}`;
}

const ranked = Object.entries(SCOPE_RANKS).map(([scope, rank]) => sql`when ${g.scope} = ${scope} then ${rank}::text`);

/** The last period first, in it the widest scope. */
export function readGoalPage(db: Reader, filter: GoalFilter, page: PageRequest): Promise<Goal[]> {
  const { bounds, order } = keyset(
    page,
    [{ column: g.startsOn }, { column: sql`(case ${joinSql(ranked, ' ')} end)` }, { column: g.id }],
    'desc',
  );
  return db.query(sql`
    select ${columns} from goal g where ${matches(filter)} and ${bounds} order by ${order} limit ${page.limit + 1}`);
}

export async function countGoals(db: Reader, filter: GoalFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from goal g where ${matches(filter)}`);
  return row?.count ?? 0;
}

/**
 * Lets nobody else set or change goals until the transaction ends; they are read as ever. What a goal was before is then
 * what it is: a snapshot would miss what another transaction sets at the same moment.
 */
export async function lockGoals(tx: Tx): Promise<void> {
  await tx.query(sql`lock table goal in exclusive mode`);
}

/** The goal, which nobody else changes until the transaction ends. */
export async function lockGoal(tx: Tx, id: GoalId): Promise<Goal | undefined> {
  const [row] = await tx.query(sql`select ${columns} from goal g where ${g.id} = ${id} for update`);
  return row;
}

/** What became of a goal that was set. */
export interface WrittenGoal {
  readonly id: GoalId;
  readonly isNew: boolean;
  readonly target: bigint;
  /** Null for a new one. */
  readonly beforeTarget: bigint | null;
}

/**
 * Sets goals under their lock, each for its figure, scope, period and currency; those that are as set already are not
 * answered.
 */
export function writeGoals(tx: Tx, goals: readonly SetGoal[], now: Date): Promise<WrittenGoal[]> {
  const rows = goals.map((one) => ({ ...one, id: newId('gol'), updatedAt: now }));
  const r = recordset('r', pick(goal, 'id', ...KEYS, 'updatedAt'), rows);
  const before = aliased(goal, 'before');
  const written = aliased(goal, 'written');
  return tx.query(sql`
    with before as (select * from goal),
    written as (
      ${insertInto(goal, r.columns, sql`from ${r} order by ${r.columns.id}`)}
      on conflict (metric, scope, scope_key, starts_on, ends_before, currency) do update
        set target = excluded.target, updated_at = excluded.updated_at, version = goal.version + 1
        where goal.target <> excluded.target
      returning id, target, version)
    select ${select({
      ...pick(written, 'id', 'target'),
      isNew: boolean(sql`written.version = 1`),
      beforeTarget: nullable(before.target),
    })} from written left join before on before.id = written.id`);
}

/** The goal of a figure, scope, period and currency. */
export async function readGoalOf(db: Reader, one: Omit<SetGoal, 'target'>): Promise<Goal | undefined> {
  const [row] = await db.query(sql`
    select ${columns} from goal g
    where ${g.metric} = ${one.metric} and ${g.scope}::text = ${one.scope} and ${g.scopeKey} = ${one.scopeKey}
      and ${g.startsOn} = ${one.startsOn} and ${g.endsBefore} = ${one.endsBefore} and ${g.currency} = ${one.currency}`);
  return row;
}

export async function removeGoal(tx: Tx, id: GoalId): Promise<void> {
  await tx.query(sql`delete from goal where id = ${id}`);
}

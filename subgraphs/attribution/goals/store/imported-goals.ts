import type { Tx } from '#kernel/database/database.ts';
import { select, textArray } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import { goal, importedGoal } from '../../prisma/generated/tables.ts';
import type { WrittenGoal } from './goals.ts';

/** Keeps what a file made of goals; of a goal that it has set before, what that was before it. */
export async function recordImport(tx: Tx, source: string, written: readonly WrittenGoal[]): Promise<void> {
  const rows = written.map(({ id, target, beforeTarget }) => ({ source, goalId: id, target, beforeTarget }));
  await tx.query(sql`
    ${insertRows(importedGoal, ['source', 'goalId', 'beforeTarget', 'target'], rows)}
    on conflict (source, goal_id) do update set target = excluded.target`);
}

/** What became of the goals of a file. */
export interface TakenBackGoals {
  readonly takenBack: number;
  /** Goals that somebody has set otherwise since: metric, scope, key, period, currency and target. */
  readonly kept: ReadonlyArray<readonly string[]>;
}

/** Deletes the goals that a file made, and gives the others the targets that they had; those that were set since stay. */
export async function takeBackImport(tx: Tx, source: string, now: Date): Promise<TakenBackGoals> {
  const g = aliased(goal, 'g');
  const taken = await tx.query(sql`
    with mine as (
      delete from imported_goal i using goal g
      where g.id = i.goal_id and i.source = ${source} and g.target = i.target
      returning i.goal_id, i.before_target),
    restored as (
      update goal g set target = mine.before_target, version = g.version + 1, updated_at = ${now}
      from mine where g.id = mine.goal_id and mine.before_target is not null returning g.id),
    removed as (
      delete from goal g using mine where g.id = mine.goal_id and mine.before_target is null returning g.id)
    select ${select(pick(g, 'id'))} from (select id from restored union all select id from removed) as g`);
  const kept = await tx.query(sql`
    select ${select({
      cells: textArray(
        sql`array[g.metric, g.scope::text, g.scope_key, g.starts_on, g.ends_before, g.currency, g.target::text]`,
      ),
    })} from imported_goal i join goal g on g.id = i.goal_id where i.source = ${source}
    order by ${g.startsOn}, ${g.id}`);
  return { takenBack: taken.length, kept: kept.map(({ cells }) => cells) };
}

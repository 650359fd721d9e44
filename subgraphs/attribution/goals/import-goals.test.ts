import { afterAll, beforeAll, expect, it } from 'vitest';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { importGoals } from './import-goals.ts';
import { toSetGoal } from './model/goal-input.ts';
import { readGoalOf, writeGoals } from './store/goals.ts';
import { takeBackGoals } from './take-back-goals.ts';

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-05-21T10:00:00Z', false);
});
afterAll(() => instance?.close());

/** Resolves when a statement waits for what another transaction holds. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = () =>
    instance.deps.db.query(sql`
      select ${select({ state: text(sql`state`) })} from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
  await expect.poll(waiting, { interval: 20, timeout: 20_000 }).not.toEqual([]);
}

it('gives a goal back that somebody set at the moment of the import', async () => {
  const { deps } = instance;
  const period = { from: '2026-05-01', before: '2026-06-01', currency: 'EUR' };
  const mine = toSetGoal({ ...period, metric: 'net_sales', scope: { scope: 'ALL', scopeKey: '' }, target: '500.00' });
  const goals = [{ ...period, metric: 'net_sales', scope: 'ALL', scopeKey: '', target: '900.00' }];
  const set = () => readGoalOf(deps.db, mine);

  let imported: Promise<unknown> | undefined;
  await deps.db.inTransaction('somebody else', async (tx) => {
    await writeGoals(tx, [mine], deps.clock.now());
    imported = importGoals(deps, serviceContext(), { source: 'may.csv', goals });
    await untilSomebodyWaits();
  });
  expect(await imported).toMatchObject({ created: 0, changed: 1, rejected: [] });
  expect((await set())?.target).not.toBe(mine.target);
  await takeBackGoals(deps, serviceContext(), { source: 'may.csv' });
  expect((await set())?.target).toBe(mine.target);
});

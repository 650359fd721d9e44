import { afterAll, beforeAll, expect, it } from 'vitest';
import { untilSomebodyWaits } from '../../../test/support/waiting-statements.ts';
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
    await untilSomebodyWaits(deps.db);
  });
  expect(await imported).toMatchObject({ created: 0, changed: 1, rejected: [] });
  expect((await set())?.target).not.toBe(mine.target);
  await takeBackGoals(deps, serviceContext(), { source: 'may.csv' });
  expect((await set())?.target).toBe(mine.target);
});

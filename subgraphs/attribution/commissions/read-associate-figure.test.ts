import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { addPolicy, later, placed } from '../testing/commissions.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';

const [anna, store] = [newId('stf'), newId('loc')];
const DAY = 86_400;
/** Noon of the first of May in Paris. */
const FIRST = new Date('2026-05-01T10:00:00Z');
let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-05-11T10:00:00Z');
  await addPolicy(instance, new Date('2026-01-01T00:00:00Z'), [{}]);
});
afterAll(() => instance?.close());

it('X11: is projected to the end of the goal by the days that are over, with an interval', async () => {
  // 90, 110, 90 ... on each of ten days, and 500 today; a colleague sells too.
  const sold = Array.from({ length: 10 }, (_, day) => ({
    at: later(FIRST, day * DAY),
    net: day % 2 === 0 ? 9_000 : 11_000,
  }));
  const rungUp = (staffId: string) =>
    [...sold, { at: later(FIRST, 10 * DAY - 60), net: 50_000 }].map(({ at, net }) =>
      placed({ at, staffId, storeId: store, channel: 'STORE', lines: [{ lineId: 'l1', net }] }),
    );
  await instance.publish('orders', [...rungUp(anna), ...rungUp(newId('stf'))]);
  await instance.settle();
  const document = `mutation ($input: SetGoalInput!) { setGoal(input: $input) { ... on SetGoalPayload { goal { progress {
    status variance projected projectedLow projectedHigh figure { value n } } } } } }`;
  const input = { metric: 'associate_sales', staffMemberId: anna, from: '2026-05-01', before: '2026-06-01' };
  const progress = async () => {
    const { data } = await instance.execute(document, { input: { ...input, target: '3000' } }, EXECUTIVE);
    return (data as { setGoal: { goal: { progress: Record<string, string> & { figure: object } } } }).setGoal.goal
      .progress;
  };
  await expect.poll(async () => (await progress()).figure, { timeout: 60_000 }).toEqual({ value: '1500.00', n: 11 });
  const found = await progress();
  // Ten days of 100 on average are over, of 31.
  expect(found).toMatchObject({ variance: '-1500.00', projected: '3100.00' });
  expect(Number(found['projectedLow'])).toBeLessThan(3_100);
  expect(Number(found['projectedHigh'])).toBeGreaterThan(3_100);
});

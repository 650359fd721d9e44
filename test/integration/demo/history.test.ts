import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedHistory } from '../../../ops/demo/load/seed-history.ts';
import { seedRecent } from '../../../ops/demo/load/seed-recent.ts';
import { planService } from '../../../ops/demo/load/seed-service.ts';
import { openSeedSession, type SeedSession } from '../../../ops/demo/load/seed-session.ts';
import { planShop } from '../../../ops/demo/load/shop-plan.ts';
import { adviceBefore } from '../../../ops/demo/plan/plan-talks.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { prepareEnvironment, type TestEnvironment } from '../../support/test-instance.ts';

const plan = planShop({ seed: 3, scale: 0.005, now: new Date('2026-06-15T12:00:00Z') });

let environment: TestEnvironment;
let session: SeedSession;
let database: pg.Client;

beforeAll(async () => {
  environment = await prepareEnvironment({ engine: 'SHARED' });
  session = await openSeedSession(environment.env);
  database = new pg.Client({ connectionString: environment.database.adminUrl });
  await database.connect();
});
afterAll(async () => {
  await session?.close();
  await database?.end();
  await environment?.close();
});

async function count(text: string): Promise<number> {
  return Number(((await database.query(text)).rows[0] as { n: string }).n);
}
const placedFrom = (day: number) =>
  count(
    `SELECT count(*) AS n FROM orders.orders WHERE import_source IS NOT NULL AND placed_at >= '${new Date(plan.opening.getTime() + day * 86_400_000).toISOString()}'`,
  );
const planned = (from: number) =>
  Array.from({ length: plan.days - from }, (_, index) => plan.orders.ofDay(from + index).length).reduce(
    (a, b) => a + b,
  );

it('opens with the newest days whole, then brings the rest in, which a break neither loses nor doubles', async () => {
  const { signal } = new AbortController();
  await seedRecent(session, plan, { progress: silentProgress, signal });
  expect(await placedFrom(plan.recent.from)).toBe(planned(plan.recent.from));
  const returned = plan.orders.ofSpan(plan.recent).filter((order) => order.returned).length;
  expect(await count(`SELECT count(*) AS n FROM orders.order_return`)).toBe(returned);

  expect(await count(`SELECT count(*) AS n FROM inventory.inventory_level WHERE incoming > 0`)).toBeGreaterThan(10);

  // Broken off within a span: what of it is there is not counted as whole.
  const broken = new AbortController();
  let wholeFrom = plan.recent.from;
  let batches = 0;
  const first = seedHistory(session, plan, {
    signal: broken.signal,
    wholeFrom,
    onProgress: (progress) => {
      wholeFrom = progress.wholeFrom;
      batches += 1;
      if (batches === 8) broken.abort(new Error('killed'));
    },
  });
  await expect(first).rejects.toThrow('killed');
  expect(wholeFrom).toBeLessThan(plan.recent.from);
  expect(wholeFrom).toBeGreaterThan(0);
  expect(await placedFrom(wholeFrom)).toBe(planned(wholeFrom));

  const truth = await seedHistory(session, plan, { signal, wholeFrom, onProgress: () => undefined });
  expect(await placedFrom(0)).toBe(planned(0));
  const all = planned(0);
  expect(Math.abs(all - plan.orders.total)).toBeLessThan(0.03 * plan.orders.total);
  expect(await count(`SELECT count(*) AS n FROM orders.orders WHERE import_source IS NOT NULL`)).toBe(all);
  expect(Object.values(truth.channels).reduce((sum, { orders }) => sum + orders, 0)).toBe(all);
  expect(await count(`SELECT count(*) AS n FROM inventory.adjustment_group WHERE reason = 'SALE'`)).toBe(all);
  expect(
    await count(`SELECT count(*) AS n FROM customers.customer WHERE created_at > '${plan.now.toISOString()}'`),
  ).toBe(0);
  const orders = Array.from({ length: plan.days }, (_, day) => plan.orders.ofDay(day)).flat();
  const advised = orders.filter((order) => adviceBefore(order)).length;
  expect(await count(`SELECT count(*) AS n FROM customers.interaction`)).toBe(plan.interactionCount + advised);
  const spent = planService(plan).orders.filter(({ cardUse }) => cardUse).length;
  expect(await count(`SELECT count(*) AS n FROM loyalty.gift_card`)).toBe(plan.giftCardCount + spent);
});

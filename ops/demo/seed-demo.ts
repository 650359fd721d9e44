import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedHistory } from './load/seed-history.ts';
import { seedRecent } from './load/seed-recent.ts';
import { openSeedSession } from './load/seed-session.ts';
import { planShop } from './load/shop-plan.ts';
import type { DemoTruth } from './plan/truth.ts';
import type { DemoSeedRequest } from './seed-request.ts';

/** The figures that were planted, below the data folder. */
const TRUTH_FILE = 'demo-truth.json';

export function writeTruth(dataDir: string, truth: DemoTruth): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, TRUTH_FILE), `${JSON.stringify(truth, null, 2)}\n`);
}

/**
 * Seeds an empty instance with two years of history at once, the same for the same seed, scale and moment. Everything
 * goes through the owners' import ports, and their consumers derive the rest, so ledgers, log and facts are those of
 * the use cases. A start opens after the newest days instead, and the rest follows behind (`child.ts`).
 */
export async function seedDemo(request: DemoSeedRequest): Promise<void> {
  const session = await openSeedSession(request.env);
  const plan = planShop(request);
  try {
    await seedRecent(session, plan, request);
    const step = request.progress.start('Demo shop: history', plan.orders.total);
    const truth = await seedHistory(session, plan, {
      signal: request.signal,
      wholeFrom: plan.recent.from,
      onProgress: ({ arrivedOrders }) => step.update(arrivedOrders),
    });
    step.finish();
    writeTruth(request.dataDir, truth);
  } finally {
    await session.close();
  }
}

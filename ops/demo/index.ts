import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoHouseCall, DemoSignIn } from './demo-module.ts';
import { DEMO_PASSWORD, DEMO_STAFF } from './house.ts';
import { fillHouse } from './load/fill-house.ts';
import { openFilling } from './load/open-filling.ts';

/** Where what was planted is written down, below the data folder. */
const TRUTH_FILE = 'demo-truth.json';

export const demoSignIns: readonly DemoSignIn[] = DEMO_STAFF.map(({ role, email }) => ({
  role,
  email,
  password: DEMO_PASSWORD,
}));

/**
 * Fills an empty house with two years of history, the same for the same seed, scale and day. Everything goes
 * through the owners' import ports, and their consumers derive the rest, so ledgers, log and facts are those of
 * the services.
 */
export async function fillDemoHouse(call: DemoHouseCall): Promise<void> {
  const filling = await openFilling(call.env);
  try {
    const truth = await fillHouse(filling, call);
    mkdirSync(call.dataDir, { recursive: true });
    writeFileSync(join(call.dataDir, TRUTH_FILE), `${JSON.stringify(truth, null, 2)}\n`);
  } finally {
    await filling.close();
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedDomains } from './load/seed-domains.ts';
import { openSeedSession } from './load/seed-session.ts';
import type { DemoSeedRequest } from './seed-request.ts';

/** The figures that were planted, below the data folder. */
const TRUTH_FILE = 'demo-truth.json';

/**
 * Seeds an empty instance with two years of history, the same for the same seed, scale and day. Everything goes
 * through the owners' import ports, and their consumers derive the rest, so ledgers, log and facts are those of
 * the use cases.
 */
export async function seedDemo(request: DemoSeedRequest): Promise<void> {
  const session = await openSeedSession(request.env);
  try {
    const truth = await seedDomains(session, request);
    mkdirSync(request.dataDir, { recursive: true });
    writeFileSync(join(request.dataDir, TRUTH_FILE), `${JSON.stringify(truth, null, 2)}\n`);
  } finally {
    await session.close();
  }
}

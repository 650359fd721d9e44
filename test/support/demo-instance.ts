import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '#kernel/request/log.ts';
import { findFreePort } from '../../ops/cli/free-port.ts';
import type { DemoTruth } from '../../ops/demo/plan/truth.ts';
import { seedDemo } from '../../ops/demo/seed-demo.ts';
import { type Instance, openInstance } from '../../ops/instance/open-instance.ts';
import { createGraphClient, type GraphClient } from './graph-client.ts';
import { silentProgress } from './silent-progress.ts';
import { prepareEnvironment, type TestEnvironment } from './test-instance.ts';

/** A small demo shop, seeded as the first start seeds it, in an instance of this process with a real engine. */
export interface DemoInstance extends GraphClient {
  readonly environment: TestEnvironment;
  readonly instance: Instance;
  /** The figures that were planted. */
  readonly truth: DemoTruth;
  close(): Promise<void>;
}

/** Milliseconds that a report may take on a machine that does much else: these tests are about what it says. */
const UNHURRIED = { REQUEST_TIMEOUT_MS: '100000', SUBGRAPH_TIMEOUT_MS: '90000' };

export async function openDemoInstance({
  scale,
  seed = 1,
  now,
  env: settings = {},
}: {
  readonly scale: number;
  readonly seed?: number;
  readonly now: Date;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<DemoInstance> {
  const port = String(await findFreePort());
  const address = { PORT: port, PUBLIC_URL: `http://localhost:${port}` };
  const environment = await prepareEnvironment({ engine: 'SHARED', env: { ...UNHURRIED, ...address, ...settings } });
  try {
    const { env } = environment;
    const dataDir = env['DATA_DIR'] ?? '';
    const { signal } = new AbortController();
    await seedDemo({ env, dataDir, scale, seed, now, progress: silentProgress, signal });
    const instance = await openInstance({ env, logger: createLogger({}, true) });
    return {
      ...createGraphClient(instance.gateway.url),
      environment,
      instance,
      truth: JSON.parse(readFileSync(join(dataDir, 'demo-truth.json'), 'utf8')) as DemoTruth,
      async close() {
        await instance.close();
        await environment.close();
      },
    };
  } catch (error) {
    await environment.close();
    throw error;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAINS, type Domain } from '#kernel/ports/port.ts';
import { createLogger } from '#kernel/request/log.ts';
import { fillDemoHouse } from '../../ops/demo/index.ts';
import type { DemoTruth } from '../../ops/demo/truth.ts';
import { type House, openHouse } from '../../ops/instance/open-instance.ts';
import { createGraphClient, type GraphClient } from './graph-client.ts';
import { prepareGround, type TestGround } from './test-house.ts';

const quiet = {
  start: () => ({ update: () => undefined, finish: () => undefined }),
  close: () => undefined,
};

/** A small demo house, filled as the first start fills it, and open. */
export interface DemoGround extends GraphClient {
  readonly ground: TestGround;
  readonly house: House;
  readonly truth: DemoTruth;
  close(): Promise<void>;
}

export async function openDemoHouse(scale: number, now: Date): Promise<DemoGround> {
  const ground = await prepareGround({ engine: true });
  const dataDir = ground.env['DATA_DIR'] ?? '';
  await fillDemoHouse({
    adminUrl: ground.database.adminUrl,
    databaseUrls: Object.fromEntries(DOMAINS.map((domain) => [domain, ground.database.url(domain)])) as Record<
      Domain,
      string
    >,
    env: ground.env,
    dataDir,
    scale,
    seed: 1,
    now,
    progress: quiet,
    signal: new AbortController().signal,
  });
  const house = await openHouse({ env: ground.env, logger: createLogger({}, true) });
  return {
    ...createGraphClient(house.gateway.url),
    ground,
    house,
    truth: JSON.parse(readFileSync(join(dataDir, 'demo-truth.json'), 'utf8')) as DemoTruth,
    async close() {
      await house.close();
      await ground.close();
    },
  };
}

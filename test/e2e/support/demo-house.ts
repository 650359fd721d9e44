import type { Browser } from 'playwright-core';
import { DOMAINS, type Domain } from '#kernel/ports/port.ts';
import { createLogger } from '#kernel/request/log.ts';
import type { Progress } from '../../../ops/cli/progress.ts';
import type { DemoSignIn } from '../../../ops/demo/demo-module.ts';
import { demoSignIns, fillDemoHouse } from '../../../ops/demo/index.ts';
import { buildAsset } from '../../../ops/dev/build/assets.ts';
import { openHouse } from '../../../ops/instance/open-instance.ts';
import { prepareGround } from '../../support/test-house.ts';

/** A house with its dashboard that a browser can visit. */
export interface VisitedHouse {
  readonly url: string;
  signIn(role: string): DemoSignIn;
}

/** Where journeys happen: a demo house, however it runs, and a browser. */
export interface VisitedGround {
  readonly browser: Browser;
  readonly house: VisitedHouse;
}

/** A corner shop: large enough for several pages of every list. */
export const SCALE = 0.01;
const SEED = 7;

const SILENT: Progress = {
  start: () => ({ update: () => undefined, finish: () => undefined }),
  close: () => undefined,
};

/**
 * A small demo house in this process with a real engine and the built dashboard. With PASSERELLE_URL set the house
 * that runs there (npm start, or the split) is visited instead; it must hold the demo house.
 */
export async function openDemoHouse(): Promise<VisitedHouse & { close(): Promise<void> }> {
  const running = process.env['PASSERELLE_URL'];
  if (running) return { url: running.replace(/\/$/, ''), signIn, close: async () => undefined };
  await buildAsset('dashboard');
  const ground = await prepareGround({ engine: true });
  try {
    const urls = DOMAINS.map((domain): [Domain, string] => [domain, ground.database.url(domain)]);
    await fillDemoHouse({
      adminUrl: ground.database.adminUrl,
      databaseUrls: Object.fromEntries(urls) as Record<Domain, string>,
      env: ground.env,
      dataDir: ground.env['DATA_DIR'] ?? '',
      scale: SCALE,
      seed: SEED,
      now: new Date(),
      progress: SILENT,
      signal: new AbortController().signal,
    });
    const house = await openHouse({ env: ground.env, logger: createLogger({}, true) });
    return {
      url: house.gateway.url,
      signIn,
      async close() {
        await house.close();
        await ground.close();
      },
    };
  } catch (error) {
    await ground.close();
    throw error;
  }
}

/** Whoever has that role in every demo house. */
export function signIn(role: string): DemoSignIn {
  const found = demoSignIns.find((candidate) => candidate.role.toLowerCase() === role.toLowerCase());
  if (!found) throw new Error(`the demo house has no ${role}`);
  return found;
}

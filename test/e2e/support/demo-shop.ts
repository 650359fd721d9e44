import type { Browser } from 'playwright-core';
import { type DemoSignIn, demoSignIns } from '../../../ops/demo/sign-ins.ts';
import { buildAsset } from '../../../ops/dev/build/assets.ts';
import { openDemoInstance } from '../../support/demo-instance.ts';

/** A demo shop with its dashboard that a browser can visit. */
export interface VisitedShop {
  readonly url: string;
  signIn(role: string): DemoSignIn;
}

/** Where journeys happen: a demo shop, however its instance runs, and a browser. */
export interface Stage {
  readonly browser: Browser;
  readonly shop: VisitedShop;
}

/** A corner shop: large enough for several pages of every list. */
export const SCALE = 0.01;
const SEED = 7;

/**
 * A small demo shop in this process with a real engine and the built dashboard. With PASSERELLE_URL set the instance
 * that runs there (npm start, or the split) is visited instead; it must hold the demo shop.
 */
export async function openDemoShop(): Promise<VisitedShop & { close(): Promise<void> }> {
  const running = process.env['PASSERELLE_URL'];
  if (running) return { url: running.replace(/\/$/, ''), signIn, close: async () => undefined };
  await buildAsset('dashboard');
  const { instance, close } = await openDemoInstance({ scale: SCALE, seed: SEED, now: new Date() });
  return { url: instance.gateway.url, signIn, close };
}

/** The account of a role, the same in every demo shop. */
export function signIn(role: string): DemoSignIn {
  const found = demoSignIns.find((candidate) => candidate.role.toLowerCase() === role.toLowerCase());
  if (!found) throw new Error(`the demo shop has no ${role}`);
  return found;
}

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { findFreePort } from '../../ops/cli/free-port.ts';
import { type DemoInstance, openDemoInstance } from '../support/demo-instance.ts';
import { createGraphClient } from '../support/graph-client.ts';
import { exampleShop } from './journeys/example-shop.ts';
import { storefrontPage } from './journeys/storefront-page.ts';
import { launchBrowser } from './support/browser.ts';
import { SCALE } from './support/demo-shop.ts';

let browser: Browser;
let instance: DemoInstance;
let url: string;
beforeAll(async () => {
  const port = await findFreePort();
  url = `http://localhost:${port}`;
  // The payment provider's page and the streams' tickets are named by it.
  const env = { PORT: String(port), PUBLIC_URL: url };
  [browser, instance] = await Promise.all([
    launchBrowser(),
    openDemoInstance({ scale: SCALE, seed: 7, now: new Date(), env }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await instance?.close();
});

describe('docs/storefront.md', () => storefrontPage(() => ({ ...createGraphClient(url), url })));
describe('docs/storefront-example', () => exampleShop(() => ({ browser, url })));

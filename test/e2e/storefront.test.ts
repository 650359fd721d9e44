import { afterAll, beforeAll, describe } from 'vitest';
import { findFreePort } from '../../ops/cli/free-port.ts';
import { type DemoInstance, openDemoInstance } from '../support/demo-instance.ts';
import { createGraphClient } from '../support/graph-client.ts';
import { storefrontPage } from './journeys/storefront-page.ts';
import { SCALE } from './support/demo-shop.ts';

let instance: DemoInstance;
let url: string;
beforeAll(async () => {
  const port = await findFreePort();
  url = `http://localhost:${port}`;
  // The payment provider's page and the streams' tickets are named by it.
  const env = { PORT: String(port), PUBLIC_URL: url };
  instance = await openDemoInstance({ scale: SCALE, seed: 7, now: new Date(), env });
});
afterAll(() => instance?.close());

describe('docs/storefront.md', () => storefrontPage(() => ({ ...createGraphClient(url), url })));

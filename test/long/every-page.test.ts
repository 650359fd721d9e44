import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { accessibilityChecks } from '../e2e/journeys/accessibility.ts';
import { roleJourneys, WIDTHS } from '../e2e/journeys/roles.ts';
import { launchBrowser } from '../e2e/support/browser.ts';
import { openDemoShop } from '../e2e/support/demo-shop.ts';

let browser: Browser;
let shop: Awaited<ReturnType<typeof openDemoShop>>;
beforeAll(async () => {
  [browser, shop] = await Promise.all([launchBrowser(), openDemoShop()]);
});
afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

const stage = () => ({ browser, shop });

describe('every page as every role at every width', () => roleJourneys(stage, () => WIDTHS));
describe('every page in both languages and themes', () => accessibilityChecks(stage, () => true));

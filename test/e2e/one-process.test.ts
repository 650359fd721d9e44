import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { accessibilityChecks } from './journeys/accessibility.ts';
import { dashboardJourneys } from './journeys/dashboard.ts';
import { formJourneys } from './journeys/forms.ts';
import { listJourneys } from './journeys/lists.ts';
import { liveJourneys } from './journeys/live.ts';
import { mailJourneys } from './journeys/mail.ts';
import { missionJourneys } from './journeys/mission.ts';
import { reportPageJourneys } from './journeys/report-pages.ts';
import { roleJourneys, WIDTHS } from './journeys/roles.ts';
import { shopSettingJourneys } from './journeys/shop-settings.ts';
import { stockHealthJourneys } from './journeys/stock-health.ts';
import { todayJourneys } from './journeys/today.ts';
import { launchBrowser } from './support/browser.ts';
import { openDemoShop, type Stage } from './support/demo-shop.ts';

describe('an instance in one process', () => {
  let browser: Browser;
  let shop: Awaited<ReturnType<typeof openDemoShop>>;
  beforeAll(async () => {
    [browser, shop] = await Promise.all([launchBrowser(), openDemoShop()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });
  const stage = (): Stage => ({ browser, shop });

  describe('its dashboard', () => dashboardJourneys(stage));
  describe('its forms', () => formJourneys(stage));
  describe('its staff and stores', () => shopSettingJourneys(stage));
  describe('its lists', () => listJourneys(stage));
  describe('its work of a day', () => todayJourneys(stage));
  describe('its live page', () => liveJourneys(stage));
  // Every page as every role at one width, another for each; at all of them in `npm run test:long`.
  describe('its roles', () => roleJourneys(stage, (pairing) => WIDTHS.slice(pairing % 3, (pairing % 3) + 1)));
  describe('its mission', () => missionJourneys(stage));
  describe('its report pages', () => reportPageJourneys(stage));
  describe('its stock', () => stockHealthJourneys(stage));
  describe('its mail', () => mailJourneys(stage));
  // One page in French and light, the next in English and dark; every page in both in `npm run test:long`.
  describe('its pages', () => accessibilityChecks(stage, (page, look) => page % 2 === look));
});

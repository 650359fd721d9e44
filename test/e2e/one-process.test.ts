import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { accessibilityChecks, ENGLISH_DARK, FRENCH_LIGHT } from './journeys/accessibility.ts';
import { dashboardJourneys } from './journeys/dashboard.ts';
import { formJourneys } from './journeys/forms.ts';
import { launchBrowser } from './support/browser.ts';
import { openDemoHouse, type VisitedGround } from './support/demo-house.ts';

describe('a house in one process', () => {
  let browser: Browser;
  let house: Awaited<ReturnType<typeof openDemoHouse>>;
  beforeAll(async () => {
    [browser, house] = await Promise.all([launchBrowser(), openDemoHouse()]);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });
  const ground = (): VisitedGround => ({ browser, house });

  describe('its dashboard', () => dashboardJourneys(ground));
  describe('its forms', () => formJourneys(ground));
  describe('its pages', () => accessibilityChecks(ground, [FRENCH_LIGHT, ENGLISH_DARK]));
});

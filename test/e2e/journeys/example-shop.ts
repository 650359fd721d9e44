import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { executeCodegen } from '@graphql-codegen/cli';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { config } from '../../../docs/storefront-example/codegen.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { type ExampleShop, openExampleShop } from '../support/example-shop.ts';

const MAX_SCRIPT_BYTES = 100 * 1024;
/** Paris, where the demo shop has stores. */
const PARIS = { latitude: 48.8566, longitude: 2.3522 };

/** Counts what moves without having been touched, from the first paint on. */
const COUNT_SHIFTS = `window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push([location.hash, entry.value]);
}).observe({ type: 'layout-shift', buffered: true });`;

const FRENCH_LIGHT = {
  locale: 'fr-FR',
  colorScheme: 'light',
  add: 'Ajouter au panier',
  cart: 'Panier',
  pay: /^Payer/,
  thanks: 'Merci !',
  bank: 'Banque de test',
  confirm: 'Confirmer',
  nearby: 'Voir les magasins autour de moi',
} as const;
const ENGLISH_DARK = {
  locale: 'en-GB',
  colorScheme: 'dark',
  add: 'Add to cart',
  cart: 'Cart',
  pay: /^Pay/,
  thanks: 'Thank you!',
  bank: 'Test bank',
  confirm: 'Confirm',
  nearby: 'Show stores near me',
} as const;

/** docs/storefront-example, bought with on a telephone. */
export function exampleShop(stage: () => { readonly browser: Browser; readonly url: string }): void {
  let shop: ExampleShop;
  beforeAll(async () => {
    shop = await openExampleShop(stage().url);
  });
  afterAll(() => shop?.close());

  it('has the types that the published schema gives its documents (npm run codegen there)', async () => {
    const { result, error } = await executeCodegen(config);
    if (error) throw error;
    for (const { filename, content } of result) {
      const file = inProject('docs', 'storefront-example', filename);
      expect(await readFile(file, 'utf8'), filename).toBe(content);
    }
  });

  it('has the packages of this repository', async () => {
    const read = async (...path: string[]) => JSON.parse(await readFile(inProject(...path, 'package.json'), 'utf8'));
    const own = await read('docs', 'storefront-example');
    const ours = await read();
    expect({ ...ours.dependencies, ...ours.devDependencies }).toMatchObject({
      ...own.dependencies,
      ...own.devDependencies,
    });
  });

  it('loads at most 100 kB of script', () => {
    expect(shop.scriptBytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
  });

  it('X23: counts visits by a script of about 2 kB', async () => {
    const script = await fetch(`${stage().url}/storefront/visits.js`);
    expect(script.headers.get('content-type')).toMatch(/javascript/);
    expect((await script.text()).length).toBeLessThan(2_560);
  });

  it('X23: sends nothing and makes no id before consent, then as the guest; withdrawal stops it', async () => {
    const context = await stage().browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const beacons: Array<{ touchpoints: Array<{ page: string; consent: boolean }>; token: string | undefined }> = [];
    const told: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/beacon|visits/.test(pathname) || request.postData()?.includes('createGuestSession')) told.push(pathname);
      if (pathname !== '/beacon' || request.method() !== 'POST') return;
      beacons.push({ ...JSON.parse(request.postData() ?? ''), token: request.headers()['authorization'] });
    });
    await page.goto(shop.url);
    await page.locator('.grid a').first().click();
    await page.getByRole('button', { name: 'Add to cart' }).waitFor();
    await page.goBack();
    await page.locator('.grid a').first().waitFor();
    expect([told, await page.evaluate('[localStorage.length, document.cookie]')]).toEqual([[], [0, '']]);

    const answered = page.waitForResponse(
      (response) => response.url().endsWith('/beacon') && response.status() === 202,
    );
    await page.getByRole('button', { name: 'Yes', exact: true }).click();
    await page.locator('.grid a').first().click();
    await answered;
    const pages = beacons.flatMap(({ touchpoints }) => touchpoints);
    expect(pages.map(({ consent }) => consent)).toEqual(pages.map(() => true));
    expect(pages[0]?.page).toBe('/');
    expect(beacons.map(({ token }) => token?.startsWith('Bearer '))).toEqual(beacons.map(() => true));

    await page.getByRole('button', { name: 'No longer' }).click();
    const before = beacons.length;
    await page.goBack();
    await page.locator('.grid a').first().click();
    await page.reload();
    await page.getByRole('button', { name: 'Add to cart' }).waitFor();
    await page.waitForTimeout(3_000);
    expect(beacons).toHaveLength(before);
    await context.close();
  });

  describe.each([FRENCH_LIGHT, ENGLISH_DARK])('in $locale, $colorScheme, at 360 px', (look) => {
    let context: BrowserContext;
    let page: Page;
    beforeEach(async () => {
      context = await stage().browser.newContext({
        locale: look.locale,
        colorScheme: look.colorScheme,
        viewport: { width: 360, height: 740 },
        geolocation: PARIS,
        permissions: ['geolocation'],
      });
      context.setDefaultTimeout(30_000);
      page = await context.newPage();
      await page.addInitScript(COUNT_SHIFTS);
    });
    afterEach(() => context.close());

    /** Waits until nothing is loading, then judges what is shown. */
    async function judge(name: string): Promise<void> {
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([name, violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))]).toEqual([
        name,
        [],
      ]);
      expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 360]);
      const folder = process.env['SCREENSHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/${name}-${look.colorScheme}.png`, fullPage: true });
    }

    it('buys, and follows the order', async () => {
      await page.goto(shop.url);
      await page.locator('.grid a').first().waitFor();
      await judge('list');

      await page.locator('.grid a').first().click();
      await page.getByRole('button', { name: look.add }).waitFor();
      await page.getByRole('button', { name: look.nearby }).click();
      await page.locator('.stores li').first().waitFor();
      await judge('product');

      await page.getByRole('button', { name: look.add }).click();
      await page.locator('.status a').click();
      await page.locator('h1', { hasText: look.cart }).waitFor();
      await judge('cart');

      const fields = { email: 'camille@example.com', name: 'Camille Martin', line1: '1 rue de Rivoli' };
      const place = { postalCode: '75001', city: 'Paris' };
      for (const [name, text] of Object.entries({ ...fields, ...place }))
        await page.locator(`[name=${name}]`).fill(text);
      await page.getByRole('button', { name: look.pay }).click();
      await page.locator('h1', { hasText: look.thanks }).waitFor();
      expect(await page.locator('.number').textContent()).toMatch(/\w+/);
      await judge('order');
      expect(await page.evaluate('window.shifts')).toEqual([]);
    });

    it('pays with a card that the bank asks about: by its page, and back', async () => {
      await page.goto(shop.url);
      await page.locator('.grid a').first().click();
      await page.getByRole('button', { name: look.add }).click();
      await page.locator('.status a').click();
      await page.locator('h1', { hasText: look.cart }).waitFor();
      const fields = { email: 'camille@example.com', name: 'Camille Martin', line1: '1 rue de Rivoli' };
      const place = { postalCode: '75001', city: 'Paris' };
      for (const [name, text] of Object.entries({ ...fields, ...place }))
        await page.locator(`[name=${name}]`).fill(text);
      await page.locator('[name=payment][value=requires_action]').check();
      await page.getByRole('button', { name: look.pay }).click();
      await page.locator('h1', { hasText: look.bank }).waitFor();
      expect(new URL(page.url()).origin).toBe(stage().url);
      await judge('bank');
      await page.getByRole('button', { name: look.confirm }).click();
      await page.locator('h1', { hasText: look.thanks }).waitFor();
      expect(await page.locator('.number').textContent()).toMatch(/\w+/);
    });
  });
}

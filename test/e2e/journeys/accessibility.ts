import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../support/demo-shop.ts';
import { STAFF_PAGES } from '../support/staff-pages.ts';
import { type Visitor, visit } from '../support/visitor.ts';

/** Forms of something new; records are reached by the first link of their list. */
const PAGES = [...STAFF_PAGES, '/products/create', '/staff/create', '/locations/create'] as const;
const RECORDS = ['/orders', '/customers', '/products', '/channels', '/locations', '/staff'] as const;

/** Colors depend on the theme alone and texts on the language alone: two pairings show both of each. */
const LOOKS = [
  { locale: 'fr-FR', colorScheme: 'light', order: 0 },
  { locale: 'en-GB', colorScheme: 'dark', order: 1 },
] as const;

/** Whether a page, by its place among all, is looked at in a pairing. */
export type Choice = (page: number, look: number) => boolean;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Serious and critical findings, as "rule: element". They are gathered in the page itself, which has no frames: the other
 * mode opens a second page for that, at 0.4 to 1.4 CPU-s.
 */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: RULES, resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

async function openRecord(visitor: Visitor, list: string): Promise<void> {
  await visitor.open(list);
  const heading = (await visitor.page.locator('main h1').textContent()) ?? '';
  await visitor.page.locator(`main a[href*="/admin${list}/"]:not([href$="/create"])`).first().click();
  await visitor.page.locator('main h1', { hasNotText: heading }).waitFor();
  await visitor.settle();
}

/** The width of a screen of 1,280 px at four times its size, at which WCAG wants no scrolling sideways. */
const NARROWEST = 320;

/** The page that is open fits the narrowest screen, once its charts and columns have taken its width. */
async function expectToFit({ page }: Visitor): Promise<void> {
  const usual = page.viewportSize();
  await page.setViewportSize({ width: NARROWEST, height: 700 });
  try {
    const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
    await expect.poll(width).toBeLessThanOrEqual(NARROWEST);
  } finally {
    if (usual) await page.setViewportSize(usual);
  }
}

/**
 * Pages by axe's rules, and on the narrowest screen, in the pairings that are chosen; a test a page, since together they
 * take minutes.
 */
export function accessibilityChecks(stage: () => Stage, isChosen: Choice): void {
  describe.each(LOOKS)('in $locale with the $colorScheme theme', ({ order, ...look }) => {
    const chosen = (paths: readonly string[], first = 0) => paths.filter((_, at) => isChosen(first + at, order));
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await visit(stage().browser, stage().shop.url, look);
    });
    afterAll(async () => {
      await visitor?.context.close();
    });

    it('the sign-in page has no serious accessibility fault', async () => {
      await visitor.page.goto(`${stage().shop.url}/admin/login`);
      await visitor.page.locator('input[name=email]').waitFor();
      expect(await faults(visitor.page)).toEqual([]);
    });

    describe('to the admin', () => {
      beforeAll(async () => {
        await visitor.signIn(stage().shop.signIn('admin'));
      });

      afterEach(() => {
        expect(visitor.errors.splice(0)).toEqual([]);
      });

      it.each(chosen(PAGES))(
        '%s has no serious accessibility fault, speaks the language it says, and fits 320 px without scrolling sideways',
        async (path) => {
          await visitor.open(path);
          expect(await faults(visitor.page)).toEqual([]);
          expect(await visitor.page.locator('html').getAttribute('lang')).toBe(look.locale.slice(0, 2));
          await expectToFit(visitor);
        },
      );

      it.each(chosen(RECORDS, PAGES.length))(
        'a record of %s has no serious accessibility fault, and fits 320 px without scrolling sideways',
        async (list) => {
          await openRecord(visitor, list);
          expect(await faults(visitor.page)).toEqual([]);
          await expectToFit(visitor);
        },
      );

      it('a chart has a twin of the same data as a table, as accessible as the page', async () => {
        await visitor.open('/overview');
        await visitor.page
          .getByRole('button', { name: /tableau|table/i })
          .first()
          .click();
        await visitor.page.locator('section table').first().waitFor();
        expect(await faults(visitor.page)).toEqual([]);
      });
    });
  });
}

import { afterEach, expect, it } from 'vitest';
import type { Stage } from '../support/demo-shop.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const WAYS = [
  { locale: 'fr-FR', page: 'Santé du stock', alert: 'Alerte', worst: /^Lyon Bellecour avait l’essentiel/ },
  { locale: 'en-GB', page: 'Stock health', alert: 'Alert', worst: /^Lyon Bellecour had most of/ },
] as const;

/** What executives ask of the stock. */
export function stockHealthJourneys(stage: () => Stage): void {
  let visitor: Visitor | undefined;
  afterEach(async () => {
    const errors = [...(visitor?.errors ?? [])];
    await visitor?.context.close();
    visitor = undefined;
    expect(errors).toEqual([]);
  });

  it.each(WAYS)(
    'K8: names the store with the worst paradoxical stock-out two clicks from the overview ($locale)',
    async ({ locale, page: name, alert, worst }) => {
      visitor = await visit(stage().browser, stage().shop.url, { locale });
      const { page } = visitor;
      await visitor.signIn(stage().shop.signIn('executive'));
      // By keyboard: a link of the menu is followed as a click follows it.
      await page.locator('nav').getByRole('link', { name }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await visitor.settle();
      await page.getByRole('heading', { level: 2, name: worst }).waitFor();
      expect(await page.getByText(alert, { exact: true }).count()).toBeGreaterThan(0);
      const store = page.getByRole('region', { name: worst }).last();
      await store.getByRole('link', { name: 'Lyon Bellecour' }).click();
      await page.waitForURL(/\/stock\?filter=/);
    },
  );
}

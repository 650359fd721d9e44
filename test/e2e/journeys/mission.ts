import type { Locator, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import type { Stage } from '../support/demo-shop.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const WAYS = [
  {
    locale: 'fr-FR',
    overview: 'Vue d’ensemble',
    lastMonth: 'Le mois dernier face à l’année précédente',
    channels: /^Canaux/,
    performance: 'Performance des canaux',
    table: 'Performance par canal',
    total: 'Total',
    openNetSales: /^Chiffre d’affaires net .*Voir les commandes$/,
    lifetime: /^Valeur vie client/,
    lifetimePage: 'Valeur client',
    curves: 'Valeur vie par canal d’acquisition',
    asTable: 'Voir en tableau',
    few: /^Moins de 30 clients par canal/,
    repeat: /^Visites répétées/,
    crossChannel: 'Parcours croisés',
    visits: 'Visites dans les six mois suivant un achat',
    order: /^Commande/,
    behind: /Voir ce qui le compose$/,
    file: 'Télécharger en CSV',
  },
  {
    locale: 'en-GB',
    overview: 'Overview',
    lastMonth: 'Last month against the year before',
    channels: /^Channels/,
    performance: 'Channel performance',
    table: 'Performance by channel',
    total: 'Total',
    openNetSales: /^Net sales .*See the orders behind it$/,
    lifetime: /^Lifetime value/,
    lifetimePage: 'Customer value',
    curves: 'Lifetime value by channel of acquisition',
    asTable: 'View as table',
    few: /^Fewer than 30 customers by channel/,
    repeat: /^Repeat visits/,
    crossChannel: 'Cross-channel',
    visits: 'Visits in the half year after a purchase',
    order: /^Order/,
    behind: /See what is behind it$/,
    file: 'Download CSV',
  },
] as const;

/** By keyboard: a link or a button is followed as a click follows it. */
async function press(page: Page, what: Locator): Promise<void> {
  await what.focus();
  await page.keyboard.press('Enter');
}

/** What executives ask first, each in at most three clicks from the overview; every click is a key. */
export function missionJourneys(stage: () => Stage): void {
  let visitor: Visitor | undefined;
  afterEach(async () => {
    const errors = [...(visitor?.errors ?? [])];
    await visitor?.context.close();
    visitor = undefined;
    expect(errors).toEqual([]);
  });

  async function overview(locale: 'fr-FR' | 'en-GB', name: string): Promise<Visitor> {
    visitor = await visit(stage().browser, stage().shop.url, { locale });
    await visitor.signIn(stage().shop.signIn('executive'));
    await visitor.page.getByRole('heading', { level: 1, name }).waitFor();
    return visitor;
  }

  it.each(WAYS)(
    'K1: shows last month’s net sales by channel against the year before one click from the overview ($locale)',
    async (way) => {
      const { page, settle } = await overview(way.locale, way.overview);
      await press(page, page.getByRole('link', { name: way.lastMonth }));
      await page.getByRole('heading', { level: 1, name: way.performance }).waitFor();
      await settle();
      expect(new URL(page.url()).search).toBe('?p=lm&c=year');
      const table = page.getByRole('region', { name: way.table }).last();
      expect(await table.locator('tbody tr').count()).toBeGreaterThan(3);
      const total = table.locator('tfoot tr', { hasText: way.total });
      expect(await total.getByRole('button', { name: way.openNetSales }).textContent()).toMatch(/€/);
    },
  );

  it.each(WAYS)(
    'K1: opens the orders behind a channel’s net sales, and one of them, in three clicks from the overview ($locale)',
    async (way) => {
      const { page, settle } = await overview(way.locale, way.overview);
      await press(page, page.getByRole('link', { name: way.channels }).first());
      await page.getByRole('heading', { level: 1, name: way.performance }).waitFor();
      await settle();
      const row = page.getByRole('region', { name: way.table }).last().locator('tbody tr').first();
      await press(page, row.getByRole('button', { name: way.openNetSales }));
      const line = page.getByRole('dialog').locator('tbody tr').first();
      const number = await line.getByRole('link').textContent();
      await press(page, line.getByRole('link'));
      await page.getByRole('heading', { level: 1, name: number ?? '' }).waitFor();
    },
  );

  it.each(WAYS)(
    'K7: shows the lifetime value of customers acquired on Instagram in two clicks from the overview ($locale)',
    async (way) => {
      const { page, settle } = await overview(way.locale, way.overview);
      await press(page, page.getByRole('link', { name: way.lifetime }));
      await page.getByRole('heading', { level: 1, name: way.lifetimePage }).waitFor();
      await settle();
      const curves = page.getByRole('region', { name: way.curves }).first();
      await press(page, curves.getByRole('button', { name: way.asTable }));
      expect(await curves.locator('tr', { hasText: 'Instagram' }).textContent()).toMatch(/€/);
    },
  );

  it.each(WAYS)(
    'K7: narrows the overview and its cards to a segment, and says of few customers why no curve is drawn ($locale)',
    async (way) => {
      const { page, open } = await overview(way.locale, way.overview);
      const card = page.getByRole('region', { name: way.lifetime });
      await expect.poll(() => card.textContent()).toMatch(/n = \d/);
      const whole = await card.textContent();
      await open('/overview?seg=CHAMPIONS');
      await expect.poll(() => card.textContent()).toMatch(/n = \d/);
      expect(await card.textContent()).not.toBe(whole);
      await press(page, page.getByRole('link', { name: way.lifetime }));
      await page.getByText(way.few).waitFor();
      expect(new URL(page.url()).search).toBe('?seg=CHAMPIONS');
    },
  );

  it.each(WAYS)(
    'K6: shows repeat visits of customers of several channels against those of one, and leads to them ($locale)',
    async (way) => {
      const { page, settle } = await overview(way.locale, way.overview);
      const card = page.getByRole('region', { name: way.repeat });
      await expect.poll(() => card.textContent()).toMatch(/n = \d/);
      await press(page, card.getByRole('link', { name: way.repeat }));
      await page.getByRole('heading', { level: 1, name: way.crossChannel }).waitFor();
      await settle();
      expect(await page.getByRole('region', { name: way.visits, exact: true }).count()).toBe(1);
    },
  );

  it.each(WAYS)(
    'K6: opens the customers behind repeat visits in two clicks from the overview, one of them, and all as a file ($locale)',
    async (way) => {
      const { page, settle } = await overview(way.locale, way.overview);
      const card = page.getByRole('region', { name: way.repeat });
      await press(page, card.getByRole('link', { name: way.repeat }));
      await page.getByRole('heading', { level: 1, name: way.crossChannel }).waitFor();
      await settle();
      const visits = page.getByRole('region', { name: way.visits, exact: true });
      await press(page, visits.getByRole('button', { name: way.behind }).last());
      const rows = page.getByRole('dialog');
      await rows.locator('tbody tr').first().waitFor();
      const saved = page.waitForEvent('download');
      await press(page, rows.getByRole('button', { name: way.file }));
      expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
      const customer = rows.locator('tbody tr').first().getByRole('link');
      const name = await customer.textContent();
      await press(page, customer);
      await page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor();
    },
  );
}

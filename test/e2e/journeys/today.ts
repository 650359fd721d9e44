import { afterEach, expect, it } from 'vitest';
import type { Stage } from '../support/demo-shop.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const WAYS = [
  {
    locale: 'fr-FR',
    pickups: 'Retraits à préparer',
    late: 'Retraits en retard',
    goals: 'Objectifs de votre magasin',
    ownGoals: 'Vos objectifs',
    prices: 'Anomalies de prix',
    reasons: ['Inférieur au coût', 'non supérieur', 'Valait', 'd’ordinaire'],
    carts: 'Paniers en cours',
  },
  {
    locale: 'en-GB',
    pickups: 'Pickups to prepare',
    late: 'Late pickups',
    goals: 'Goals of your store',
    ownGoals: 'Your goals',
    prices: 'Price anomalies',
    reasons: ['Below cost', 'not above', 'Was ', 'usually'],
    carts: 'Open carts',
  },
] as const;

/** The number of a text, "See all 1,234". */
const numberIn = (text: string | null) => Number((text ?? '').replaceAll(/\D/g, ''));

/** What waits for people of a store when their day begins. */
export function todayJourneys(stage: () => Stage): void {
  let visitor: Visitor | undefined;
  afterEach(async () => {
    const errors = [...(visitor?.errors ?? [])];
    await visitor?.context.close();
    visitor = undefined;
    expect(errors).toEqual([]);
  });

  it.each(WAYS)('counts the pickups of the own store and leads to exactly these ($locale)', async (way) => {
    visitor = await visit(stage().browser, stage().shop.url, { locale: way.locale });
    const { page } = visitor;
    await visitor.signIn(stage().shop.signIn('associate'), '/today');
    await page.getByRole('region', { name: way.late }).waitFor();
    const panel = page.getByRole('region', { name: way.pickups });
    const all = panel.getByRole('link').filter({ hasText: /^(Voir tout|See all)/ });
    const count = (await all.count()) === 0 ? 0 : numberIn(await all.textContent());
    const shown = await panel.getByRole('listitem').count();
    expect(shown).toBe(Math.min(count, 5));
    if (count === 0) return;
    await all.click();
    await page.waitForURL('**/admin/fulfillment?**');
    await visitor.settle();
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(Math.min(count, 25));
    const ways = await page.locator('main tbody tr td:nth-child(4)').allTextContents();
    expect(new Set(ways)).toEqual(new Set([way.locale === 'fr-FR' ? 'Retrait en magasin' : 'Pickup in store']));
  });

  it.each(WAYS)('leads a merchandiser to the prices that stand out, each with its reason ($locale)', async (way) => {
    visitor = await visit(stage().browser, stage().shop.url, { locale: way.locale });
    const { page } = visitor;
    await visitor.signIn(stage().shop.signIn('merchandiser'), '/today');
    const panel = page.getByRole('region', { name: way.prices });
    const all = panel.getByRole('link').filter({ hasText: /^(Voir tout|See all)/ });
    const count = numberIn(await all.textContent());
    expect(count).toBeGreaterThanOrEqual(3);
    await all.click();
    await page.waitForURL('**/admin/price-anomalies?**');
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(Math.min(count, 25));
    const reasons = await page.locator('main tbody').textContent();
    for (const reason of way.reasons) expect(reasons).toContain(reason);
  });

  it.each(WAYS)('shows customer service the open carts, and whose they are ($locale)', async (way) => {
    visitor = await visit(stage().browser, stage().shop.url, { locale: way.locale });
    const { page } = visitor;
    await visitor.signIn(stage().shop.signIn('customer service'), '/today');
    const panel = page.getByRole('region', { name: way.carts });
    const all = panel.getByRole('link').filter({ hasText: /^(Voir tout|See all)/ });
    const count = numberIn(await all.textContent());
    expect(count).toBeGreaterThan(0);
    await all.click();
    await page.waitForURL('**/admin/carts?**');
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(Math.min(count, 25));
    await page.locator('main tbody a', { hasText: 'Rivière' }).first().click();
    await page.waitForURL('**/admin/customers/**');
  });

  it.each(WAYS)('shows the manager of a store how its goals stand ($locale)', async (way) => {
    visitor = await visit(stage().browser, stage().shop.url, { locale: way.locale });
    await visitor.signIn(stage().shop.signIn('store manager'), '/today');
    const panel = visitor.page.getByRole('region', { name: way.goals });
    await panel.waitFor();
    const goals = await panel.getByRole('listitem').count();
    if (goals > 0) await panel.getByRole('link').click();
    else await panel.getByText(/^(Aucun objectif|No goal)/).waitFor();
  });

  it.each(WAYS)('X11: shows an associate how her own goals stand, and no others ($locale)', async (way) => {
    visitor = await visit(stage().browser, stage().shop.url, { locale: way.locale });
    await visitor.signIn(stage().shop.signIn('associate'), '/today');
    const panel = visitor.page.getByRole('region', { name: way.ownGoals });
    await panel.getByText('Nadia Ferry').waitFor();
    expect(await panel.getByRole('listitem').count()).toBe(1);
    expect(await panel.getByRole('link').count()).toBe(0);
  });
}

import { afterEach, expect, it } from 'vitest';
import type { Stage } from '../support/demo-shop.ts';
import { staffClient } from '../support/staff-client.ts';
import { type Visitor, type VisitorOptions, visit } from '../support/visitor.ts';

const CREATE = `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
  ... on CreateProductPayload { product { id } } } }`;
const PUBLISH = `mutation ($input: PublishProductInput!) { publishProduct(input: $input) { __typename } }`;
const STATUS = 'query ($id: ID!) { product(ref: { id: $id }) { status } }';

/** A number as a list writes it. */
const amountOf = (text: string) => Number(text.replaceAll(/[^\d,.-]/g, '').replace(',', '.'));

const isRising = (texts: readonly string[]) =>
  texts.length > 1 && texts.every((text, row) => row === 0 || (texts[row - 1] ?? '') <= text);

/** How staff find their way in lists: sorting, filters, columns, views, the records one after the other, several at once. */
export function listJourneys(stage: () => Stage): void {
  let visitors: Visitor[] = [];

  async function enter(role: string, options: VisitorOptions = {}): Promise<Visitor> {
    const visitor = await visit(stage().browser, stage().shop.url, { width: 1440, ...options });
    visitors.push(visitor);
    await visitor.signIn(stage().shop.signIn(role));
    return visitor;
  }

  afterEach(async () => {
    const errors = visitors.flatMap((visitor) => visitor.errors);
    for (const { context } of visitors) await context.close();
    visitors = [];
    expect(errors).toEqual([]);
  });

  it('sorts orders by their total over all pages, and customers by their name', async () => {
    const { page, open, settle } = await enter('executive');
    await open('/orders');
    const totals = async () => (await page.locator('main tbody tr td:last-child').allTextContents()).map(amountOf);
    await page.getByRole('columnheader', { name: 'Total' }).getByRole('button').click();
    await page.waitForURL(/sort=total/);
    await page.locator('th .Mui-active', { hasText: 'Total' }).waitFor();
    await page.getByRole('columnheader', { name: 'Total' }).getByRole('button').click();
    await page.waitForURL(/order=DESC/);
    // The rows of the order before stay until the new ones are there.
    const isFalling = async () =>
      (await totals()).every((total, row, all) => row === 0 || total <= (all[row - 1] ?? 0));
    await expect.poll(isFalling).toBe(true);
    const first = await totals();
    expect(first.length).toBe(25);
    await page.getByRole('button', { name: 'Page suivante' }).click();
    await page.waitForURL(/page=2/);
    await settle();
    await expect.poll(async () => (await totals())[0]).toBeLessThanOrEqual(first.at(-1) ?? 0);
    await open('/customers');
    await page.getByRole('columnheader', { name: 'Nom' }).getByRole('button').click();
    await page.waitForURL(/sort=displayName/);
  });

  it.each([
    ['/staff', 'Adresse e-mail', 'email'],
    ['/locations', 'Ville', 'city'],
    ['/channels', 'Code', 'code'],
  ])('sorts %s by %s, from either end', async (path, head, field) => {
    const { page, open } = await enter('admin');
    await open(path);
    const column = page.getByRole('columnheader', { name: head });
    const texts = async () => {
      const heads = await page.locator('main thead th').allTextContents();
      return page
        .locator(`main tbody tr td:nth-child(${heads.findIndex((text) => text.includes(head)) + 1})`)
        .allTextContents();
    };
    await column.getByRole('button').click();
    await page.waitForURL(new RegExp(`sort=${field}`));
    const known = async () => (await texts()).map((text) => (text === '–' ? '' : text));
    await expect.poll(known).toSatisfy(isRising);
    await column.getByRole('button').click();
    await page.waitForURL(/order=DESC/);
    await expect.poll(async () => (await known()).reverse()).toSatisfy(isRising);
  });

  it('shows each filter as a chip that takes it away, and keeps a view for the one who saved it', async () => {
    const { page, open, settle } = await enter('customer service', { locale: 'en-GB' });
    await open('/orders');
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Canceled' }).click();
    await settle();
    const chip = page.getByRole('button', { name: 'Remove the filter “Status: Canceled”' });
    await chip.waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view…' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('To look into');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'To look into' }).waitFor();
    await chip.click();
    await chip.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'To look into', exact: true }).click();
    await chip.waitFor();
    await open('/customers');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByText('No view of this list yet').waitFor();
  });

  it('hides a column for one person, also after they signed out, and not for another in the same browser', async () => {
    const visitor = await enter('merchandiser');
    const { page, open } = visitor;
    const category = page.getByRole('columnheader', { name: 'Catégorie' });
    await open('/products');
    await category.waitFor();
    await page.getByRole('button', { name: 'Colonnes' }).click();
    await page
      .getByRole('menuitem', { name: 'Catégorie' })
      .or(page.getByLabel('Catégorie', { exact: true }))
      .click();
    await category.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    const signOut = async () => {
      await page.getByRole('button', { name: 'Compte' }).click();
      await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
      await page.locator('input[name=email]').waitFor();
    };
    await signOut();
    await visitor.signIn(stage().shop.signIn('admin'));
    await open('/products');
    await category.waitFor();
    await signOut();
    await visitor.signIn(stage().shop.signIn('merchandiser'));
    await open('/products');
    await page.getByRole('columnheader', { name: 'Prix' }).waitFor();
    expect(await category.count()).toBe(0);
  });

  it('opens a record by its row, and the ones before and after it as the list has them', async () => {
    const { page, open, settle } = await enter('executive');
    await open('/orders');
    const numbers = await page.locator('main tbody tr td:first-child').allTextContents();
    await page.locator('main tbody tr').nth(1).locator('td').nth(1).click();
    await page.getByRole('heading', { level: 1, name: numbers[1] ?? '' }).waitFor();
    await settle();
    await page.getByRole('link', { name: 'Suivant dans la liste' }).click();
    await page.getByRole('heading', { level: 1, name: numbers[2] ?? '' }).waitFor();
    await page.getByRole('link', { name: 'Précédent dans la liste' }).click();
    await page.getByRole('heading', { level: 1, name: numbers[1] ?? '' }).waitFor();
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Commandes' }).waitFor();
  });

  it('archives several products after asking, publishes what has a price, and names the one that is refused', async () => {
    const { page, open, settle } = await enter('merchandiser');
    const api = await staffClient(stage().shop, 'merchandiser');
    const mark = `Lot ${Date.now().toString(36)}`;
    const make = async (name: string, variants: readonly object[]) => {
      const input = { title: `${mark} ${name}`, variants, idempotencyKey: crypto.randomUUID() };
      const made = await api.ask<{ createProduct: { product: { id: string } } }>(CREATE, { input });
      return made.createProduct.product.id;
    };
    const statusOf = async (id: string) =>
      (await api.ask<{ product: { status: string } }>(STATUS, { id })).product.status;
    const priced = await make('complet', [{ price: { amount: '59.00', currencyCode: 'EUR' } }]);
    const bare = await make('sans prix', [{}]);
    await open(`/products?filter=${encodeURIComponent(JSON.stringify({ q: mark }))}`);
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(2);
    const chooseAll = () => page.locator('main thead input[type=checkbox]').check();
    await chooseAll();
    await page.getByRole('button', { name: 'Publier' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publier' }).click();
    const refused = page.getByRole('dialog', { name: '1 produit refusé' });
    await refused.getByText(`${mark} sans prix`).waitFor();
    await refused.getByRole('button', { name: 'Fermer' }).click();
    expect([await statusOf(priced), await statusOf(bare)]).toEqual(['ACTIVE', 'DRAFT']);
    await settle();
    await chooseAll();
    await page.getByRole('button', { name: 'Archiver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await statusOf(priced)).toBe('ACTIVE');
    await page.getByRole('button', { name: 'Archiver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archiver' }).click();
    await page.getByText('2 produits modifiés').waitFor();
    expect([await statusOf(priced), await statusOf(bare)]).toEqual(['ARCHIVED', 'ARCHIVED']);
    // Other journeys begin with the product that changed last.
    const { channels } = await api.ask<{ channels: { id: string; code: string }[] }>('{ channels { id code } }');
    const web = channels.find(({ code }) => code === 'WEB')?.id;
    await api.ask(PUBLISH, { input: { productId: priced, channelIds: [web] } });
    expect(await statusOf(priced)).toBe('ACTIVE');
  });

  it('offers no selection to those who may change no product', async () => {
    const { page, open } = await enter('executive');
    await open('/products');
    await page.locator('main tbody tr').first().waitFor();
    expect(await page.locator('main tbody input[type=checkbox]').count()).toBe(0);
  });
}

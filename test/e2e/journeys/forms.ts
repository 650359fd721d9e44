import type { Locator, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import type { Stage } from '../support/demo-shop.ts';
import { staffClient } from '../support/staff-client.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const VARIANTS = `query ($id: ID!) { product(ref: { id: $id }) { title handle tags options { name values { name } }
  variants { nodes { title sku gtin listings { nodes { channel { code } price { displayed { amount } } } } } } } }`;
interface Listing {
  readonly channel: { readonly code: string };
  readonly price: { readonly displayed: { readonly amount: string } };
}
interface Variants {
  readonly product: {
    readonly title: string;
    readonly handle: string;
    readonly tags: readonly string[];
    readonly options: readonly { readonly name: string; readonly values: readonly { readonly name: string }[] }[];
    readonly variants: {
      readonly nodes: readonly {
        readonly title: string;
        readonly sku: string | null;
        readonly gtin: string | null;
        readonly listings: { readonly nodes: readonly Listing[] };
      }[];
    };
  };
}

/** A barcode of thirteen digits, and the same with a wrong check digit. */
function barcodes(seed: number): readonly [string, string] {
  const body = String(seed).padStart(12, '0').slice(-12);
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  const check = (10 - (sum % 10)) % 10;
  return [`${body}${check}`, `${body}${(check + 1) % 10}`];
}

const save = (within: Page | Locator) => within.getByRole('button', { name: 'Enregistrer' });
const idOf = (page: Page) => decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');

/** Forms that staff send, and the answers to them, in one process and in the split. */
export function formJourneys(stage: () => Stage): void {
  let visitors: Visitor[] = [];

  async function enter(role: string): Promise<Visitor> {
    const visitor = await visit(stage().browser, stage().shop.url);
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

  it('H1: opens a private channel to certain customers, and says at its field who is none', async () => {
    const { page, settle } = await enter('merchandiser');
    await page.goto(`${stage().shop.url}/admin/channels`);
    await page.getByRole('link', { name: 'Téléphone' }).click();
    await page.getByRole('heading', { level: 1, name: 'Téléphone' }).waitFor();
    await page.getByLabel('Qui peut y acheter').click();
    await page.getByRole('option', { name: 'Certains clients' }).click();
    const people = page.getByLabel('Clients qui peuvent y acheter', { exact: false });
    await people.fill('cus_nobody');
    await save(page).click();
    await expect.poll(() => people.getAttribute('aria-invalid')).toBe('true');
    const api = await staffClient(stage().shop, 'merchandiser');
    const CHANNEL = '{ channel(ref: { code: "PHONE" }) { audience customers { id } } }';
    expect(await api.ask(CHANNEL)).toMatchObject({ channel: { audience: 'STAFF' } });
    const partner = 'cus_01980000-0000-7000-8000-000000000001';
    await people.fill(partner);
    await save(page).click();
    await settle();
    const opened = { audience: 'CUSTOMERS', customers: [{ id: partner }] };
    await expect.poll(() => api.ask(CHANNEL)).toEqual({ channel: opened });
  });

  it('creates a product with its variants; what is wrong is said at its field and nothing is lost', async () => {
    const { page, settle } = await enter('merchandiser');
    await page.goto(`${stage().shop.url}/admin/products/create`);
    const now = Date.now();
    const mark = now.toString(36).toUpperCase();
    const [gtin, mistyped] = barcodes(now);
    const variant = (number: number) => page.getByRole('group', { name: `Déclinaison ${number}` });
    await page.getByLabel('Titre', { exact: false }).fill(`Cape d’été ${mark}`);
    await page.getByLabel('Étiquettes, séparées par des virgules').fill('été, cape');
    await variant(1).getByRole('textbox', { name: 'Déclinaison' }).fill('Écru');
    await variant(1).getByLabel('Référence (SKU)').fill(`CAPE-${mark}-1`);
    await variant(1).getByLabel('Code-barres (GTIN)').fill(mistyped);
    await variant(1).getByLabel('Prix').fill('129,90');
    await page.getByRole('button', { name: 'Ajouter une déclinaison' }).click();
    await page.getByLabel('Axe de déclinaison').fill('Couleur');
    await variant(2).getByRole('textbox', { name: 'Déclinaison' }).fill('Noir');
    await variant(2).getByLabel('Référence (SKU)').fill(`CAPE-${mark}-2`);
    await variant(2).getByLabel('Prix').fill('139');
    await save(page).click();
    await page.locator('[aria-invalid=true]').waitFor();
    expect(await variant(1).getByLabel('Code-barres (GTIN)').getAttribute('aria-invalid')).toBe('true');
    expect(await variant(2).getByLabel('Référence (SKU)').inputValue()).toBe(`CAPE-${mark}-2`);
    await variant(1).getByLabel('Code-barres (GTIN)').fill(gtin);
    await save(page).click();
    await page.getByRole('heading', { level: 1, name: `Cape d’été ${mark}` }).waitFor();
    await settle();
    const api = await staffClient(stage().shop, 'merchandiser');
    const { product } = await api.ask<Variants>(VARIANTS, { id: idOf(page) });
    expect(product).toMatchObject({ handle: `cape-d-ete-${mark.toLowerCase()}`, tags: ['été', 'cape'] });
    expect(product.options).toEqual([{ name: 'Couleur', values: [{ name: 'Écru' }, { name: 'Noir' }] }]);
    expect(product.variants.nodes.map(({ title, sku, gtin }) => [title, sku, gtin])).toEqual([
      ['Écru', `CAPE-${mark}-1`, gtin],
      ['Noir', `CAPE-${mark}-2`, null],
    ]);
    await page.getByRole('button', { name: 'Publier' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Instagram' }).check();
    await dialog.getByRole('button', { name: 'Publier' }).click();
    await page.getByText('En vente').waitFor();
    const published = await api.ask<Variants>(VARIANTS, { id: idOf(page) });
    for (const [index, amount] of ['129.90', '139.00'].entries()) {
      const listings = published.product.variants.nodes[index]?.listings.nodes ?? [];
      expect(listings.map(({ channel }) => channel.code).sort()).toEqual(['APP', 'INSTAGRAM', 'STORE', 'WEB']);
      expect(new Set(listings.map(({ price }) => price.displayed.amount))).toEqual(new Set([amount]));
    }
  });

  it('adjusts stock once, and takes away no more than there is', async () => {
    const { page, open, settle } = await enter('merchandiser');
    await open('/stock');
    const row = page.locator('main tbody tr').first();
    const available = async () => Number(await row.locator('td').nth(2).textContent());
    const before = await available();
    const dialog = page.getByRole('dialog');
    const adjustBy = async (change: string) => {
      await row.getByRole('button', { name: /^Ajuster/ }).click();
      await dialog.getByLabel('Pièces à ajouter ou à retirer').fill(change);
      await save(dialog).click();
    };
    await adjustBy('3');
    await dialog.waitFor({ state: 'detached' });
    await settle();
    await expect.poll(available).toBe(before + 3);
    await adjustBy('-99999');
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await page.reload();
    await settle();
    expect(await available()).toBe(before + 3);
  });

  it('never overwrites a price that someone else changed: shows it, and lets the user decide again', async () => {
    const [first, second] = [await enter('merchandiser'), await enter('admin')];
    const api = await staffClient(stage().shop, 'merchandiser');
    const { products } = await api.ask<{ products: { nodes: { id: string }[] } }>(
      '{ products(first: 1, sort: { key: PRICE, direction: DESC }) { nodes { id } } }',
    );
    const id = products.nodes[0]?.id ?? '';
    for (const { open } of [first, second]) await open(`/products/${encodeURIComponent(id)}`);
    const price = (page: Page) => page.getByRole('button', { name: /^Prix de / }).first();
    const dialog = (page: Page) => page.getByRole('dialog');
    for (const { page } of [first, second]) await price(page).click();
    await dialog(first.page).getByLabel('Prix').fill('111');
    await save(dialog(first.page)).click();
    await dialog(first.page).waitFor({ state: 'detached' });
    await dialog(second.page).getByLabel('Prix').fill('222');
    await save(dialog(second.page)).click();
    await dialog(second.page).getByRole('alert').getByText('Quelqu’un l’a modifié entre-temps').waitFor();
    const stored = async () => {
      const { product } = await api.ask<Variants>(VARIANTS, { id });
      return product.variants.nodes[0]?.listings.nodes.map(({ price }) => price.displayed.amount) ?? [];
    };
    expect(await stored()).toContain('111.00');
    expect(await stored()).not.toContain('222.00');
    await dialog(second.page)
      .getByText(/avant\s: 111,00/)
      .waitFor();
    await save(dialog(second.page)).click();
    await dialog(second.page).waitFor({ state: 'detached' });
    expect(await stored()).toContain('222.00');
    expect(await stored()).not.toContain('111.00');
  });
}

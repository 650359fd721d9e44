import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoSignIns } from '../../../ops/demo/sign-ins.ts';
import type { Stage } from '../support/demo-shop.ts';
import { STAFF_PAGES } from '../support/staff-pages.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const PHONE = 360;
const TABLET = 768;
const DESK = 1440;
export const WIDTHS = [PHONE, TABLET, DESK] as const;

const DENIED = /^(Votre rôle ne donne pas accès à cette page|Your role does not include this page)$/;

/** What is wrong with the page that is open: nothing, unless it is denied, wider than the screen or without a heading. */
async function faultsOf({ page }: Visitor, isOffered: boolean): Promise<string[]> {
  const heading = (await page.locator('main h1').first().textContent()) ?? '';
  const width = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...(heading === '' ? ['no heading'] : []),
    ...(DENIED.test(heading) === isOffered ? [isOffered ? 'denied' : 'open to a role without the right'] : []),
    ...(width > 0 ? [`${width} px too wide`] : []),
    ...((await page.getByText(/^(Un service ne répond pas|Part of the system)/).count()) > 0 ? ['partial'] : []),
  ];
}

/** A test a page and role, since together they take minutes. */
function everyPageAsEveryRole(stage: () => Stage, widthsOf: (pairing: number) => readonly number[]): void {
  describe.each(demoSignIns.map(({ role }, index) => ({ role, index })))('the menu of $role', ({ role, index }) => {
    let visitor: Visitor;
    let offered: string[];
    beforeAll(async () => {
      visitor = await visit(stage().browser, stage().shop.url, { width: DESK });
      await visitor.signIn(stage().shop.signIn(role));
      offered = await visitor.page
        .locator('nav a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    });
    afterAll(async () => {
      await visitor?.context.close();
    });

    it.runIf(role === 'Admin')('has every page there is', () => {
      expect([...offered].sort()).toEqual(STAFF_PAGES.map((path) => `/admin${path}`).sort());
    });

    it.each(STAFF_PAGES.map((path, place) => ({ path, place })))(
      'opens $path where it has it, denies it otherwise, and hides nothing that it cannot show',
      async ({ path, place }) => {
        const isOffered = offered.includes(`/admin${path}`);
        const widths = widthsOf(index + place);
        for (const width of widths) {
          await visitor.page.setViewportSize({ width, height: 900 });
          if (width === widths[0]) await visitor.goTo(path);
          else await visitor.open(path);
          expect([width, await faultsOf(visitor, isOffered)]).toEqual([width, []]);
        }
        expect(visitor.errors.splice(0)).toEqual([]);
      },
    );
  });
}

/** Every page as every role; each pairing at one of the widths, or at all of them. */
export function roleJourneys(stage: () => Stage, widthsOf: (pairing: number) => readonly number[]): void {
  let visitor: Visitor | undefined;
  afterEach(async () => {
    const errors = [...(visitor?.errors ?? [])];
    await visitor?.context.close();
    visitor = undefined;
    expect(errors).toEqual([]);
  });

  everyPageAsEveryRole(stage, widthsOf);

  it.each(demoSignIns)('opens a product to $role, and offers only what the role may change', async ({ role }) => {
    visitor = await visit(stage().browser, stage().shop.url);
    const { page } = visitor;
    await visitor.signIn(stage().shop.signIn(role), '/products');
    await page.locator('main tbody a').first().click();
    await page.waitForURL('**/admin/products/prd_*');
    await visitor.settle();
    expect(await faultsOf(visitor, true)).toEqual([]);
    const mayEdit = role === 'Merchandiser' || role === 'Admin';
    // The form asks for the right to edit by itself.
    if (mayEdit) await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
    else expect(await page.getByRole('button', { name: 'Enregistrer' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Archiver' }).count()).toBe(mayEdit ? 1 : 0);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Produits' }).waitFor();
  });

  it('calls nobody a guest whom the role may not see', async () => {
    visitor = await visit(stage().browser, stage().shop.url);
    const { page } = visitor;
    await visitor.signIn(stage().shop.signIn('Merchandiser'), '/orders');
    expect(await page.getByRole('columnheader', { name: 'Client' }).count()).toBe(0);
    expect(await page.getByText('Invité').count()).toBe(0);
  });

  it('asks before a product leaves every channel, and before changes are lost', async () => {
    visitor = await visit(stage().browser, stage().shop.url);
    const { page } = visitor;
    await visitor.signIn(stage().shop.signIn('Merchandiser'), '/products');
    await page.locator('main tbody a').first().click();
    await page.waitForURL('**/admin/products/prd_*');
    await visitor.settle();
    await page.getByRole('button', { name: 'Archiver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByText('En vente').count()).toBeGreaterThan(0);
    await page.getByLabel('Titre', { exact: false }).fill('Un titre que personne n’a enregistré');
    let question = '';
    page.once('dialog', (dialog) => {
      question = dialog.message();
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: 'Stock', exact: true }).click();
    await expect.poll(() => question).not.toBe('');
    expect(await page.getByLabel('Titre', { exact: false }).inputValue()).toBe('Un titre que personne n’a enregistré');
  });

  it('finds an order by its number and opens it by keyboard alone, and has a page for an address without one', async () => {
    visitor = await visit(stage().browser, stage().shop.url);
    const { page } = visitor;
    await visitor.signIn(stage().shop.signIn('Customer service'), '/orders');
    const number = (await page.locator('main tbody a').first().textContent()) ?? '';
    await page.locator('main h1').press('Control+k');
    await page.getByRole('combobox', { name: 'Tout rechercher' }).fill(number);
    await page.getByRole('option', { name: number }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor();
    await page.getByRole('link', { name: 'Commandes' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'Commandes' }).waitFor();
    await visitor.settle();
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
    await page.locator('main h1').press('?');
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    await visitor.open('/nothing-here');
    await page.getByText('Aucune page à cette adresse.').waitFor();
  });

  it('books the first units of a variant at a store, and an associate is offered the own store alone', async () => {
    visitor = await visit(stage().browser, stage().shop.url);
    const { page } = visitor;
    await visitor.signIn(stage().shop.signIn('Associate'), '/stock');
    const adjust = page.getByRole('button', { name: /^Ajuster / });
    await adjust.first().waitFor();
    const places = new Set(await page.locator('main tbody tr td:nth-child(2)').allTextContents());
    expect(places.size).toBe(1);
    await visitor.open('/products');
    await page.locator('main tbody a').first().click();
    await page.waitForURL('**/admin/products/prd_*');
    await visitor.settle();
    await page.getByRole('button', { name: 'Réceptionner' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Pièces').fill('7');
    await dialog.getByRole('button', { name: 'Réceptionner' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('7 pièces réceptionnées').waitFor();
  });
}

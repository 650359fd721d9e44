import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import type { Stage } from '../support/demo-shop.ts';
import { staffClient } from '../support/staff-client.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const LOCATION = `query ($code: String!) { location(ref: { code: $code }) {
  name offersPickup openingHours { dayOfWeek opens closes } specialDays { date opens closes } } }`;
interface Location {
  readonly location: {
    readonly name: string;
    readonly offersPickup: boolean;
    readonly openingHours: readonly { readonly dayOfWeek: string; readonly opens: string; readonly closes: string }[];
    readonly specialDays: readonly { readonly date: string; readonly opens: string | null }[];
  };
}

const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer' });

/** Who works in the shop and where, as those who may change it do it at the screen. */
export function shopSettingJourneys(stage: () => Stage): void {
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

  it('adds somebody bound to a store, who signs in by the password shown once, until they are deactivated', async () => {
    const { page, open, settle } = await enter('admin');
    const mark = Date.now().toString(36);
    const [name, email] = [`Camille ${mark}`, `camille.${mark}@shop.passerelle.test`];
    await open('/staff/create');
    await page.getByLabel('Nom', { exact: false }).fill(name);
    await page.getByLabel('Adresse e-mail', { exact: false }).fill(email);
    await page.getByRole('checkbox', { name: 'Responsable de magasin' }).check();
    await save(page).click();
    await page.getByText('doit être renseigné').waitFor();
    await page.getByLabel('Magasins').click();
    await page.getByRole('option', { name: /Marais/ }).click();
    await page.keyboard.press('Escape');
    await save(page).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(name) });
    const password = (await dialog.locator('code').textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Fermer' }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();

    const camille = await visit(stage().browser, stage().shop.url);
    visitors.push(camille);
    await camille.signIn({ role: 'Store manager', email, password });
    expect(await camille.page.getByRole('link', { name: 'Personnel' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Désactiver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Désactiver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Désactiver' }).click();
    await page.getByRole('button', { name: 'Réactiver' }).waitFor();
    await open('/staff');
    await page.getByRole('combobox', { name: 'État' }).click();
    await page.getByRole('option', { name: 'parti' }).click();
    await settle();
    await page.getByRole('link', { name }).waitFor();
  });

  it('refuses to take the last administrator away, and says so', async () => {
    const { page, open, errors } = await enter('admin');
    await open('/staff');
    await page.getByRole('link', { name: 'Ada Passerelle' }).click();
    await page.getByRole('button', { name: 'Désactiver' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Désactiver' }).click();
    await page.getByText('Il faut qu’un administrateur reste', { exact: false }).waitFor();
    expect(errors).toEqual([]);
  });

  it('opens a store once, says at its field that a code is taken, and offers it to nobody bound to a store', async () => {
    const { page, open } = await enter('merchandiser');
    const code = `LIL-${Date.now().toString(36).toUpperCase()}`;
    await open('/locations');
    await page.getByRole('link', { name: 'Nouveau magasin ou entrepôt' }).click();
    // The list, whose column bears the same name, stands until the form is there.
    await page.getByRole('textbox', { name: /^Nom/ }).fill(`Lille ${code}`);
    await page.getByLabel('Code *', { exact: false }).fill('PAR-MARAIS');
    await page.getByLabel('Ville').fill('Lille');
    await page.getByRole('button', { name: 'Ajouter un horaire le lundi' }).click();
    await save(page).click();
    await page.getByText('Cela existe déjà.').waitFor();
    await page.getByLabel('Code *', { exact: false }).fill(code);
    await save(page).click();
    await page.getByRole('heading', { level: 1, name: `Lille ${code}` }).waitFor();
    const api = await staffClient(stage().shop, 'merchandiser');
    const hours = [{ dayOfWeek: 'MONDAY', opens: '10:00', closes: '19:00' }];
    const made = { name: `Lille ${code}`, offersPickup: true, openingHours: hours, specialDays: [] };
    expect(await api.ask(LOCATION, { code })).toEqual({ location: made });

    const manager = await enter('store manager');
    await manager.open('/locations');
    await manager.page.getByRole('columnheader', { name: 'Code' }).waitFor();
    expect(await manager.page.getByRole('link', { name: 'Nouveau magasin ou entrepôt' }).count()).toBe(0);
    await manager.page.goto(`${stage().shop.url}/admin/locations/create`);
    await manager.page.getByText('Votre rôle ne donne pas accès à cette page').waitFor();
  });

  it('changes hours and pickup of the own store alone, asks before it closes, and loses no unsaved change', async () => {
    const { page, open, settle } = await enter('store manager');
    await open('/locations');
    await page.getByRole('link', { name: /Marais/ }).click();
    await page.getByRole('heading', { level: 1, name: /Marais/ }).waitFor();
    await settle();
    const api = await staffClient(stage().shop, 'store manager');
    const read = () => api.ask<Location>(LOCATION, { code: 'PAR-MARAIS' });
    const before = (await read()).location;
    const monday = page.getByRole('group', { name: 'lundi' });
    const kept = await monday.getByRole('button', { name: /^Retirer/ }).count();
    await monday.getByRole('button', { name: 'Ajouter un horaire le lundi' }).click();
    await monday.getByLabel('Ouverture', { exact: false }).nth(kept).fill('20:00');
    await monday.getByLabel('Fermeture', { exact: false }).nth(kept).fill('21:30');
    await page.getByRole('button', { name: 'Ajouter un jour' }).click();
    await page.locator('input[type=date]').last().fill('2030-05-01');
    await page.getByLabel('En service').uncheck();
    await save(page).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await read()).location).toEqual(before);

    let question = '';
    page.once('dialog', (dialog) => {
      question = dialog.message();
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: 'Stock', exact: true }).click();
    await expect.poll(() => question).not.toBe('');
    await page.getByLabel('En service').check();
    await save(page).click();
    const after = async () => (await read()).location;
    await expect
      .poll(async () => (await after()).openingHours)
      .toContainEqual({ dayOfWeek: 'MONDAY', opens: '20:00', closes: '21:30' });
    expect((await after()).specialDays).toContainEqual({ date: '2030-05-01', opens: null, closes: null });

    await open('/locations');
    await page.locator('main tbody a', { hasNotText: 'Marais' }).first().click();
    await page.getByRole('group', { name: 'lundi' }).waitFor();
    expect(await save(page).count()).toBe(0);
  });
}

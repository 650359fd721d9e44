import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Stage } from '../support/demo-shop.ts';
import { staffClient } from '../support/staff-client.ts';
import { type Visitor, visit } from '../support/visitor.ts';

/** What a page says in each language. */
const FRENCH = {
  locale: 'fr-FR',
  views: 'Vues',
  save: 'Enregistrer cette vue…',
  name: 'Nom',
  open: 'Ouvrir cette page avec elle',
  confirm: 'Enregistrer',
  manage: 'Gérer les vues…',
  remove: 'Supprimer',
  reset: 'Réinitialiser',
  export: 'Exporter',
  rows: 'Toutes les lignes de commande de ces filtres (CSV)',
  net: 'Ventes nettes',
  separator: ';',
  png: 'Télécharger en PNG',
  svg: 'Télécharger en SVG',
  addNote: 'Ajouter une note',
  noteText: 'En français',
  removeNote: 'Supprimer la note',
  allStores: 'Tous les magasins',
} as const;
const ENGLISH = {
  locale: 'en-GB',
  views: 'Views',
  save: 'Save this view…',
  name: 'Name',
  open: 'Open this page with it',
  confirm: 'Save',
  manage: 'Manage views…',
  remove: 'Delete',
  reset: 'Reset',
  export: 'Export',
  rows: 'All order lines of these filters (CSV)',
  net: 'Net sales',
  separator: ',',
  png: 'Download as PNG',
  svg: 'Download as SVG',
  addNote: 'Add a note',
  noteText: 'In English',
  removeNote: 'Delete note',
  allStores: 'All stores',
} as const;

const NET = `query ($input: ReportInput!) { report(input: $input, metrics: ["net_sales"]) { totals { values { value } } } }`;

/** What every page of figures offers beside its figures. */
export function reportPageJourneys(stage: () => Stage): void {
  let visitor: Visitor;
  afterEach(async () => {
    const errors = [...visitor.errors];
    await visitor.context.close();
    expect(errors).toEqual([]);
  });

  describe.each([FRENCH, ENGLISH])('in $locale', (words) => {
    it('keeps a page with its filters as a view, opens the page with it, and forgets it', async () => {
      visitor = await visit(stage().browser, stage().shop.url, words);
      const { page } = visitor;
      await visitor.signIn(stage().shop.signIn('executive'), '/overview?p=90d&c=year');
      const name = `Trimestre ${Date.now()}`;
      await page.getByRole('button', { name: words.views }).click();
      await page.getByRole('menuitem', { name: words.save }).click();
      await page.getByRole('textbox', { name: words.name }).fill(name);
      await page.getByRole('checkbox', { name: words.open }).check();
      await page.getByRole('dialog').getByRole('button', { name: words.confirm }).click();
      await page.getByRole('button', { name, exact: true }).waitFor();
      await visitor.open('/customer-value');
      await visitor.open('/overview');
      await page.waitForURL((url) => url.search === '?p=90d&c=year');
      await page.getByRole('button', { name: words.reset }).click();
      await page.waitForURL((url) => url.search === '');
      await page.getByRole('button', { name: words.views }).click();
      await page.getByRole('menuitem', { name }).click();
      await page.waitForURL((url) => url.search === '?p=90d&c=year');
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('menuitem', { name: words.manage }).click();
      await page.getByRole('button', { name: `${words.remove} ${name}` }).click();
      await page.getByRole('button', { name: `${words.remove} ${name}` }).waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await visitor.open('/overview');
      expect(new URL(page.url()).search).toBe('');
    });

    it('hands out every line behind the page’s filters as a file whose sum is the figure', async () => {
      visitor = await visit(stage().browser, stage().shop.url, words);
      const { page } = visitor;
      await visitor.signIn(stage().shop.signIn('executive'), '/overview?p=lm');
      await page.getByRole('button', { name: words.export }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: words.rows }).click();
      const file = await download;
      const [, from, before] = /(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)\.csv$/.exec(file.suggestedFilename()) ?? [];
      const text = await readFile(await file.path(), 'utf8');
      expect(text.startsWith('\uFEFFDate (Europe/Paris)')).toBe(true);
      const [head = [], ...rows] = text
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(words.separator));
      const column = head.indexOf(words.net);
      const cents = rows.reduce((sum, row) => sum + Math.round(Number((row[column] ?? '').replace(',', '.')) * 100), 0);
      const api = await staffClient(stage().shop, 'executive');
      const { report } = await api.ask<{ report: { totals: { values: { value: string }[] } } }>(NET, {
        input: { from, before },
      });
      expect(rows.length).toBeGreaterThan(5);
      expect(cents).toBe(Math.round(Number(report.totals.values[0]?.value) * 100));
    });

    it('hands out a chart as a picture that stands alone, and as pixels, on a light background in the dark theme too', async () => {
      visitor = await visit(stage().browser, stage().shop.url, { ...words, colorScheme: 'dark' });
      const { page } = visitor;
      await visitor.signIn(stage().shop.signIn('executive'), '/overview?p=lm');
      await page.locator('svg.recharts-surface path.recharts-line-curve').first().waitFor();
      const take = async (name: string) => {
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name }).first().click();
        return readFile(await (await download).path());
      };
      const svg = (await take(words.svg)).toString('utf8');
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).toContain('font/woff2;base64,');
      expect(svg).toContain(' fill="#FFFFFF"');
      expect(svg).not.toMatch(/class=|rgb\(/);
      const png = await take(words.png);
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      // Twice the size of the drawing.
      const [, width = 0] = (/width="(\d+)"/.exec(svg) ?? []).map(Number);
      expect(png.readUInt32BE(16)).toBe(2 * width);
    });

    it('notes what happened on a day: a flag on the chart, a line in the list, by keyboard, and gone again', async () => {
      visitor = await visit(stage().browser, stage().shop.url, words);
      const { page } = visitor;
      await visitor.signIn(stage().shop.signIn('executive'), '/overview?p=lm');
      const text = `Note ${Date.now()}`;
      await page.getByRole('button', { name: words.addNote }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: words.noteText }).fill(text);
      await page.keyboard.press('Enter');
      const line = page.getByRole('listitem').filter({ hasText: text });
      await line.waitFor();
      const flag = page.locator('svg.recharts-surface title', { hasText: text });
      await flag.first().waitFor({ state: 'attached' });
      await line.getByRole('button', { name: new RegExp(words.removeNote) }).focus();
      await page.keyboard.press('Enter');
      await line.waitFor({ state: 'detached' });
      await expect.poll(() => flag.count()).toBe(0);
    });

    it('prints the page as a sheet: its title, its period and its filters, and nothing to press', async () => {
      visitor = await visit(stage().browser, stage().shop.url, { ...words, colorScheme: 'dark' });
      const { page } = visitor;
      await visitor.signIn(stage().shop.signIn('executive'), '/overview?p=lm');
      await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
      await page.emulateMedia({ media: 'print' });
      await page.getByText(words.allStores).filter({ visible: true }).first().waitFor();
      expect(await page.locator('main h1').isVisible()).toBe(true);
      for (const chrome of [
        'header',
        'nav',
        'main form',
        'main section .MuiIconButton-root',
        'main .MuiButton-root:not(td *)',
      ])
        expect([chrome, await page.locator(chrome).filter({ visible: true }).count()]).toEqual([chrome, 0]);
      const ink = await page.evaluate<string>("getComputedStyle(document.querySelector('main h1')).color");
      expect(ink).toBe('rgb(27, 31, 36)');
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
      await page.getByRole('button', { name: words.views }).waitFor();
    });
  });
}

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type History, recomputeAll } from '../../integration/import/histories.ts';
import {
  createStartPlace,
  runStart,
  type StartedInstance,
  type StartPlace,
  type StartRequest,
  startByNpm,
} from '../../support/started-instance.ts';
import { launchBrowser } from '../support/browser.ts';
import { readChannelTable, sorted, toTableRows } from '../support/channel-table.ts';
import { type Visitor, type VisitorOptions, visit } from '../support/visitor.ts';

/** How an instance is run, and the language that it is read in. */
interface Way {
  readonly script: NonNullable<StartRequest['script']>;
  readonly locale: NonNullable<VisitorOptions['locale']>;
}

/** Half-open, as in the dashboard's address. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** Wide enough for both histories. */
const ALWAYS: Days = { from: '2012-01-01', to: '2021-01-01' };

/** The days of "2018-Q2". */
function daysOf(quarter: string): Days {
  const [year = 0, number = 0] = quarter.split('-Q').map(Number);
  const first = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  return { from: first(3 * number - 3), to: first(3 * number) };
}

/** Changes the period as back and forward do, without reloading the dashboard, and waits for its figures. */
async function changePeriod({ page, settle }: Visitor, { from, to }: Days): Promise<void> {
  const lead = page.locator('main h1 + *');
  const before = await lead.textContent();
  const go = `history.pushState(null, '', '?p=${from}_${to}&c=no'); dispatchEvent(new PopStateEvent('popstate'))`;
  await page.evaluate(go);
  await expect.poll(() => lead.textContent()).not.toBe(before);
  await settle();
}

/**
 * Imports histories into an empty instance by `npm run import`, and compares what the overview shows of each channel and
 * quarter with a recomputation from the files, to the cent.
 */
export function figureJourney(): (way: Way, histories: readonly History[]) => Promise<void> {
  let browser: Browser;
  let place: StartPlace;
  let instance: StartedInstance | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(async () => {
    await instance?.stop();
    instance = undefined;
    place.remove();
  });

  /** Starts an empty instance, imports into it, and becomes its first admin with the code that the start printed. */
  async function openImportedInstance({ script, locale }: Way, histories: readonly History[]): Promise<Visitor> {
    place = await createStartPlace();
    instance = await startByNpm(place, { script, args: ['--empty'] });
    for (const { files, mapping } of histories) {
      const args = ['orders', ...files, '--mapping', mapping, '--rejects', place.dataDir];
      const { code, stdout, stderr } = await runStart(place, { script: 'import', args });
      expect([code, stderr]).toEqual([0, expect.not.stringContaining('rror')]);
      expect(stdout).toMatch(/^Imported \d+ orders in /);
      expect(stdout).not.toContain('refused');
    }
    const visitor = await visit(browser, instance.url, { locale });
    const code = /^ {4}([A-Z0-9]{5}(?:-[A-Z0-9]{5}){3})$/m.exec(instance.output)?.[1] ?? '';
    await visitor.claim({ code, name: 'Ada', email: 'ada@shop.example', password: 'a long enough password' });
    return visitor;
  }

  async function expectPages(visitor: Visitor, locale: Way['locale'], histories: readonly History[]): Promise<void> {
    const answer = await instance?.ask<{ channels: { code: string; name: string }[] }>('{ channels { code name } }');
    const nameOf = new Map(answer?.channels.map(({ code, name }) => [code, name]));
    const expected = recomputeAll(histories);
    // Facts follow the log a moment later; on a busy machine minutes.
    const always = async () => {
      await visitor.open(`/overview?p=${ALWAYS.from}_${ALWAYS.to}&c=no`);
      return (await readChannelTable(visitor.page, locale)).total;
    };
    await expect.poll(always, { timeout: 180_000 }).toEqual(toTableRows(expected, nameOf).total);
    for (const quarter of new Set([...expected.keys()].map((key) => key.split(' ')[1] ?? ''))) {
      const rows = toTableRows(expected, nameOf, quarter);
      await changePeriod(visitor, daysOf(quarter));
      const page = await readChannelTable(visitor.page, locale);
      expect([quarter, sorted(page.channels)]).toEqual([quarter, sorted(rows.channels)]);
      expect([quarter, page.total]).toEqual([quarter, rows.total]);
    }
    expect(visitor.errors).toEqual([]);
    await visitor.context.close();
  }

  return async (way, histories) => expectPages(await openImportedInstance(way, histories), way.locale, histories);
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { staffActor, visitor } from '../../../test/support/actors.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { publishStock } from '../testing/random-stock.ts';
import { exportFigureRows } from './export-figure-rows.ts';

let instance: FactsInstance;
let drill = '';
const REPORT = `{ stockHealthReport(input: { from: "2026-03-01", before: "2026-04-01" }) {
  figures { metric { key } numerator denominator drill } } }`;
let parts = { numerator: '', denominator: '' };

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await publishStock(instance);
  await instance.settle();
  const { data } = await instance.execute(REPORT);
  const { figures } = (
    data as unknown as {
      stockHealthReport: {
        figures: Array<{ metric: { key: string }; numerator: string; denominator: string; drill: string }>;
      };
    }
  ).stockHealthReport;
  const figure = figures.find(({ metric }) => metric.key === 'sell_through') ?? expect.fail('no figure');
  ({ drill, ...parts } = figure);
});
afterAll(() => instance?.close());

const ask = (body: unknown, actor: Actor = EXECUTIVE) =>
  exportFigureRows(instance.deps, {
    method: 'POST',
    path: '/exports/figure-rows',
    headers: {},
    body: Buffer.from(JSON.stringify(body)),
    context: createRequestContext({ actor }),
  });

/** The rows of a file without its head, cells apart. */
async function rowsOf(form: string, actor?: Actor) {
  const { file } = await ask({ form, drill }, actor);
  let text = '';
  for await (const piece of file?.write(new AbortController().signal) ?? []) text += piece;
  const lines = text.trimEnd().split('\r\n');
  const [head = [], ...rows] = lines.map((line) => line.split(form === 'FR' ? ';' : ','));
  return { head, rows, rowCount: file?.rowCount, name: file?.name };
}

/** The exports that the page of jobs shows. */
async function exportJobs() {
  const document = '{ jobs(first: 100) { nodes { kind status subject counts { counted count } } } }';
  const { data } = await instance.execute(document, {}, staffActor(['ADMIN']));
  return (data as unknown as { jobs: { nodes: Array<{ subject: string }> } }).jobs.nodes;
}

it('writes every row behind a figure, whose sums are the figure’s (CSV)', async () => {
  const { head, rows, rowCount, name } = await rowsOf('ISO');
  expect(name).toBe('sell_through-2026-03-01-2026-04-01.csv');
  expect(rows).toHaveLength(rowCount ?? 0);
  const sumOf = (key: string) => rows.reduce((sum, row) => sum + Number(row[head.indexOf(key)]), 0);
  expect(String(sumOf('numerator'))).toBe(parts.numerator);
  expect(String(sumOf('denominator'))).toBe(parts.denominator);
  expect(new Set(rows.map((row) => `${row[head.indexOf('variantId')]} ${row[head.indexOf('locationId')]}`)).size).toBe(
    rows.length,
  );
  const counts = [{ counted: 'ROWS', count: rows.length }];
  expect(await exportJobs()).toEqual([{ kind: 'EXPORT', status: 'DONE', subject: name, counts }]);
});

it('names customers to those who may read them, and writes French for French spreadsheets', async () => {
  expect((await rowsOf('ISO')).head).toContain('customerId');
  expect((await rowsOf('ISO', staffActor(['MERCHANDISER']))).head).not.toContain('customerId');
  const { head } = await rowsOf('FR');
  expect(head[0]).toBe('\uFEFFDate (Europe/Paris)');
  expect(head).toContain('Numérateur');
});

it('writes the rows of their own stores for staff bound to stores, and nothing for those without the right', async () => {
  const own = await rowsOf('ISO', staffActor(['STORE_MANAGER'], ['loc_a']));
  expect(new Set(own.rows.map((row) => row[own.head.indexOf('locationId')]))).toEqual(new Set(['loc_a']));
  for (const [actor, status] of [
    [visitor, 401],
    [staffActor(['ASSOCIATE'], ['loc_a']), 403],
  ] as const) {
    expect(await ask({ form: 'ISO', drill }, actor)).toMatchObject({ status });
  }
  expect(await ask({ form: 'ISO', drill: `${drill}x` })).toMatchObject({ status: 400 });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { staffActor, visitor } from '../../../test/support/actors.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { askReport } from '../testing/ask-report.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { exportReportRows } from './export-report-rows.ts';

const PERIOD = { from: '2026-01-01', before: '2026-06-01' };
let instance: FactsInstance;

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  // More lines than are read at once.
  await instance.publish('orders', generateOrders(4_000, new Date('2026-01-10T00:00:00Z'), 90).flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

const ask = (body: unknown, actor: Actor = EXECUTIVE) =>
  exportReportRows(instance.deps, {
    method: 'POST',
    path: '/exports/report-rows',
    headers: {},
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    context: createRequestContext({ actor }),
  });

/** The rows of a file without its head, cells apart; no cell of the generated facts is quoted. */
async function rowsOf(body: object, actor?: Actor) {
  const { file } = await ask(body, actor);
  let text = '';
  for await (const piece of file?.write(new AbortController().signal) ?? []) text += piece;
  const lines = text.replace('\uFEFF', '').trimEnd().split('\r\n');
  const separator = lines[0]?.includes(';') ? ';' : ',';
  const [head = [], ...rows] = lines.map((line) => line.split(separator));
  return { head, rows, rowCount: file?.rowCount };
}

const hundredths = (rows: readonly (readonly string[])[], column: number) =>
  rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);

/** The exports that the page of jobs shows. */
async function exportJobs() {
  const document = '{ jobs(first: 100) { nodes { kind status subject counts { counted count } } } }';
  const { data } = await instance.execute(document, {}, staffActor(['ADMIN']));
  return (data as unknown as { jobs: { nodes: Array<{ subject: string }> } }).jobs.nodes;
}

it('writes every line of the whole set once, in batches, whose sum is the report’s figure (CSV)', async () => {
  const { head, rows, rowCount } = await rowsOf({ form: 'ISO', input: PERIOD });
  expect(rows.length).toBeGreaterThan(5_000);
  expect(rowCount).toBe(rows.length);
  const [line, order, kind, net] = ['lineId', 'orderId', 'kind', 'netSales'].map((key) => head.indexOf(key));
  expect(new Set(rows.map((row) => `${row[order ?? 0]} ${row[line ?? 0]} ${row[kind ?? 0]} ${row[0]}`)).size).toBe(
    rows.length,
  );
  const { totals } = await askReport(instance, { input: PERIOD, metrics: ['net_sales'], dimensions: [] });
  expect(hundredths(rows, net ?? 0)).toBe(Math.round(Number(totals.values[0]?.value) * 100));
  const instants = rows.map((row) => row[0] ?? '');
  expect(instants).toEqual(instants.toSorted());
  const [subject, counts] = ['sales-2026-01-01-2026-06-01.csv', [{ counted: 'ROWS', count: rows.length }]];
  expect(await exportJobs()).toContainEqual({ kind: 'EXPORT', status: 'DONE', subject, counts });
});

it('writes what a row of a report counts, by its key, in French (CSV)', async () => {
  const { rows: byMonth } = await askReport(instance, {
    input: PERIOD,
    metrics: ['units'],
    dimensions: ['MONTH', 'CHANNEL'],
  });
  const [row] = byMonth;
  const { head, rows } = await rowsOf({ form: 'FR', drill: row?.drill });
  expect(head[0]).toBe('Date (Europe/Paris)');
  expect(rows[0]?.[0]).toMatch(/^\d\d\/\d\d\/2026 \d\d:\d\d:\d\d$/);
  expect(rows[0]?.[head.indexOf('Ventes nettes')]).toMatch(/^-?\d+,\d\d$/);
  const units = rows.reduce((sum, cells) => sum + Number(cells[head.indexOf('Unités')]), 0);
  expect(units).toBe(Number(row?.values[0]?.value));
});

it('is for those who may read the rows: nobody else, and staff of a store theirs alone (CSV)', async () => {
  const codeOf = async (body: object, actor: Actor) => {
    const { status, body: answer } = await ask(body, actor);
    return [status, (answer as { errors: Array<{ extensions: { code: string } }> }).errors[0]?.extensions.code];
  };
  const request = { form: 'EN', input: PERIOD };
  expect(await codeOf(request, visitor)).toEqual([401, 'UNAUTHENTICATED']);
  expect(await codeOf(request, staffActor(['ASSOCIATE']))).toEqual([403, 'FORBIDDEN']);
  const { rows: stores } = await askReport(instance, { input: PERIOD, metrics: ['units'], dimensions: ['STORE'] });
  const [own, other] = stores.flatMap(({ keys }) => keys.map(({ value }) => value)).filter((id) => id !== '');
  const manager = staffActor(['STORE_MANAGER'], [own ?? '']);
  const { head, rows } = await rowsOf(request, manager);
  expect(new Set(rows.map((row) => row[head.indexOf('Store')]))).toEqual(new Set([own]));
  // Costs follow from margins.
  expect(head).not.toContain('Gross margin');
  expect((await rowsOf(request)).head).toContain('Gross margin');
  const ofOther = { form: 'EN', input: { ...PERIOD, sellingLocationIds: [other] } };
  expect(await codeOf(ofOther, manager)).toEqual([403, 'FORBIDDEN']);
});

it('says what to change in a request that is none (CSV)', async () => {
  const bodies = ['{', '7', { form: 'PDF', input: PERIOD }, { form: 'EN' }, { form: 'EN', drill: 'x' }];
  for (const body of bodies) {
    const answer = await ask(body);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('VALIDATION')]);
  }
});

it('ends the statement under way when its reader goes away, and asks for no further rows (CSV)', async () => {
  const { file } = await ask({ form: 'ISO', input: PERIOD });
  const gone = new AbortController();
  const pieces = file?.write(gone.signal)[Symbol.asyncIterator]();
  await pieces?.next();
  await pieces?.next();
  const next = pieces?.next();
  gone.abort();
  await expect(next).rejects.toThrow();
  expect(await pieces?.next()).toEqual({ done: true, value: undefined });
});

it('writes eight files at once and no more, until one is read or left (CSV)', async () => {
  const files = await Promise.all(Array.from({ length: 8 }, () => ask({ form: 'ISO', input: PERIOD })));
  expect((await ask({ form: 'ISO', input: PERIOD })).status).toBe(503);
  for (const { file } of files)
    for await (const piece of file?.write(new AbortController().signal) ?? []) if (piece !== '') break;
  expect((await ask({ form: 'ISO', input: PERIOD })).status).toBe(200);
});

import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { importFootfall } from '../../../ops/import/footfall/import-footfall.ts';
import { importOrders } from '../../../ops/import/orders/import.ts';
import { storesPort, takeBackFootfallPort } from '../../../ops/import/ports.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { openTestImport, type TestImport } from '../../support/test-import.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';

const ORDERS = `
name: pos_history
currency: currency
zone: Europe/Paris
dates: [iso]
createChannels: STORE
stores: { name: "{}" }
files:
  - role: lines
    order: order
    placedAt: date
    channel: { constant: POS }
    product: { constant: scarf }
    quantity: { constant: 1 }
    unitPrice: { constant: 30 }
    store: store
`;
const ORDER_ROWS = `order,date,store,currency
1,2025-03-03T10:00:00,LYON,EUR
2,2025-03-03T11:00:00,LYON,EUR
3,2025-03-03T12:00:00,LYON,EUR
4,2025-03-03T23:59:59,LYON,CHF
5,2025-03-04T10:00:00,LYON,EUR
6,2025-03-04T11:00:00,LYON,EUR
7,2025-03-05T10:30:00,LYON,EUR
8,2025-03-05T11:59:59,LYON,EUR
9,2025-03-05T15:00:00,LYON,EUR
10,2025-03-03T10:00:00,NICE,EUR
`;

const COUNTER = `
name: counter
dates: [dd/MM/yyyy]
delimiter: ";"
store: { column: Site, values: { "A-01": LYON, "B-02": NICE } }
day: Date
hour: Heure
visitors: Entrées
`;
const COUNTED = `Site;Date;Heure;Entrées
A-01;03/03/2025;;40
A-01;05/03/2025;10h;20
A-01;05/03/2025;11:00;30
B-02;03/03/2025;;50
`;

interface Value {
  readonly metric: { readonly key: string };
  readonly value: string | null;
  readonly n: number;
  readonly numerator: string | null;
  readonly low: string | null;
  readonly high: string | null;
}
interface Row {
  readonly key: { readonly value: string } | null;
  readonly values: readonly Value[];
}

const REPORT = `query ($input: ReportInput!, $by: ChannelReportBy!) { channelReport(input: $input, by: $by) {
  rows { key { value } values { metric { key } value n numerator low high } }
  totals { key { value } values { metric { key } value n numerator low high } } } }`;
const SET = `mutation ($input: SetFootfallInput!) { setFootfall(input: $input) { __typename } }`;
const input = { from: '2025-03-01', before: '2025-04-01', currencyCode: 'EUR' };

let test: TestInstance;
let testImport: TestImport;
let stores: ReadonlyMap<string, string>;

const write = (name: string, text: string): string => {
  const path = join(testImport.folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(async () => {
  test = await openTestInstance({ engine: 'SHARED' });
  testImport = openTestImport(test);
  const options = { dryRun: false, correct: false, rejects: testImport.folder };
  const files = [write('orders.csv', ORDER_ROWS)];
  await importOrders(testImport.target, { ...options, files, mapping: write('orders.yaml', ORDERS) }, silentProgress);
  // Orders become facts by themselves.
  await vi.waitFor(async () => expect(await placed()).toBe('9'), { timeout: 60_000, interval: 250 });
  stores = new Map((await testImport.target.call(storesPort, {})).map(({ code, id }) => [code, id]));
});
const takeBack = () => testImport.target.call(takeBackFootfallPort, { request: { source: 'counter' } });
/** Each test finds the counter's file imported and nothing else said. */
beforeEach(async () => {
  const uncounted = [...stores.values()].flatMap((locationId) => [
    { locationId, date: '2025-03-03', visitors: null },
    { locationId, date: '2025-03-03', hour: 10, visitors: null },
  ]);
  await set(uncounted);
  await takeBack();
  expect(await bringIn(COUNTED)).toMatchObject({ counts: 4, changed: 4, refused: 0 });
});
afterAll(async () => {
  testImport?.remove();
  await test?.close();
});

async function bringIn(rows: string) {
  const mapping = write('counter.yaml', COUNTER);
  const all = { files: [write('counted.csv', rows)], mapping, dryRun: false, rejects: testImport.folder };
  const totals = await importFootfall(testImport.target, all, silentProgress);
  const [rejects] = totals.rejectFiles;
  return { ...totals, rejects: rejects === undefined ? '' : readFileSync(rejects, 'utf8') };
}

/** Orders in euros, as the report counts them. */
async function placed(): Promise<string | null | undefined> {
  const { channelReport } = await test.ask<{ channelReport: { totals: Row } }>(
    REPORT,
    { input, by: 'CHANNEL' },
    await test.adminToken(),
  );
  return channelReport.totals.values.find(({ metric }) => metric.key === 'orders')?.value;
}

/** Store conversion and coverage of each row, and of all. */
async function conversions(by: string, token?: string) {
  const { channelReport } = await test.ask<{ channelReport: { rows: Row[]; totals: Row } }>(
    REPORT,
    { input, by },
    token ?? (await test.adminToken()),
  );
  const read = ({ values }: Row) => {
    const [rate, days] = ['store_conversion_rate', 'footfall_coverage'].map((key) =>
      values.find(({ metric }) => metric.key === key),
    );
    return { rate, days: [days?.value, days?.numerator, days?.n] };
  };
  const shortly = (row: Row) => {
    const { rate, days } = read(row);
    return [rate?.value, rate?.numerator, rate?.n, ...days];
  };
  return {
    total: read(channelReport.totals),
    rows: Object.fromEntries(channelReport.rows.map((row) => [row.key?.value, shortly(row)])),
  };
}

const set = async (counts: readonly object[]) =>
  test.ask<{ setFootfall: { __typename: string } }>(
    SET,
    { input: { counts, idempotencyKey: randomUUID() } },
    await test.adminToken(),
  );

describe('visitors of stores', () => {
  it('K1: divides the orders of what was counted by its visitors, with n, coverage and an interval of 95 %', async () => {
    const { total } = await conversions('CHANNEL');
    // 4 and 1 orders of the days counted whole, in every currency, and 2 of the counted hours, among 40 + 50 + 50 visitors.
    expect(total.rate).toMatchObject({ value: '0.0500', numerator: '7', n: 140 });
    const [p, n, z] = [7 / 140, 140, 1.96];
    const [middle, reach] = [p + (z * z) / (2 * n), z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))];
    expect(Number(total.rate?.low)).toBeCloseTo((middle - reach) / (1 + (z * z) / n), 4);
    expect(Number(total.rate?.high)).toBeCloseTo((middle + reach) / (1 + (z * z) / n), 4);
    // The fourth of March sold in Lyon, and nobody counted.
    expect(total.days).toEqual(['0.7500', '3', 4]);
  });

  it('K1: tells channels, stores and days apart, and says nothing of a day that nobody counted', async () => {
    expect((await conversions('CHANNEL')).rows).toEqual({ POS: ['0.0500', '7', 140, '0.7500', '3', 4] });
    const lyon = stores.get('LYON') ?? '';
    const nice = stores.get('NICE') ?? '';
    expect((await conversions('STORE')).rows).toEqual({
      [lyon]: ['0.0667', '6', 90, '0.6667', '2', 3],
      [nice]: ['0.0200', '1', 50, '1.0000', '1', 1],
    });
    expect((await conversions('DAY')).rows).toMatchObject({
      '2025-03-03': ['0.0556', '5', 90, '1.0000', '2', 2],
      '2025-03-04': [null, '0', 0, null, '0', 0],
      '2025-03-05': ['0.0400', '2', 50, '1.0000', '1', 1],
    });
    const manager = await test.tokenFor({
      kind: 'staff',
      staffId: 'stf_manager',
      sessionId: 'test',
      roles: ['STORE_MANAGER'],
      locationIds: [nice],
    });
    expect((await conversions('STORE', manager)).rows).toEqual({ [nice]: ['0.0200', '1', 50, '1.0000', '1', 1] });
  });

  it('K1: replaces a corrected count, takes the same file twice for one, and refuses bad rows with their reasons', async () => {
    expect(await bringIn(COUNTED)).toMatchObject({ counts: 4, changed: 0 });
    const wrong = ['C-03;03/03/2025;;10', 'A-01;31/02/2025;;10', 'A-01;03/03/2025;24;10', 'A-01;03/03/2025;;1 250'];
    const { rejects, ...totals } = await bringIn(`${COUNTED.replace(';;50', ';;100')}${wrong.join('\n')}\n`);
    expect(totals).toMatchObject({ counts: 4, changed: 1, refused: 4 });
    for (const reason of [
      'there is no store with the code C-03',
      'is no day of the form dd/MM/yyyy',
      'is no hour from 0 to 23',
      'is no number of visitors such as 340',
    ]) {
      expect(rejects).toContain(reason);
    }
    expect((await conversions('CHANNEL')).total.rate).toMatchObject({ numerator: '7', n: 190 });
  });

  it('K1: takes an import back, and what was said on the page before it holds again', async () => {
    const [lyon, nice] = [stores.get('LYON'), stores.get('NICE')];
    await takeBack();
    expect((await conversions('CHANNEL')).total.rate).toMatchObject({ value: null, n: 0 });
    expect(await set([{ locationId: lyon, date: '2025-03-03', visitors: 80 }])).toEqual({
      setFootfall: { __typename: 'SetFootfallPayload' },
    });
    expect((await conversions('CHANNEL')).total.rate).toMatchObject({ value: '0.0500', numerator: '4', n: 80 });
    await bringIn(COUNTED);
    expect((await conversions('CHANNEL')).total.rate).toMatchObject({ numerator: '7', n: 140 });
    expect(await takeBack()).toMatchObject({ takenBack: 4, keptCount: 0 });
    expect(await takeBack()).toMatchObject({ takenBack: 0, keptCount: 0 });
    expect((await conversions('CHANNEL')).total.rate).toMatchObject({ numerator: '4', n: 80 });
    // What is counted by the hour and as a whole day holds as the whole day, until that is taken back.
    await set([
      { locationId: nice, date: '2025-03-03', hour: 10, visitors: 5 },
      { locationId: lyon, date: '2025-03-03', visitors: null },
      { locationId: nice, date: '2025-03-03', visitors: 25 },
    ]);
    expect((await conversions('CHANNEL')).total.rate).toMatchObject({ numerator: '1', n: 25 });
    await set([{ locationId: nice, date: '2025-03-03', visitors: null }]);
    expect((await conversions('CHANNEL')).total.rate).toMatchObject({ numerator: '1', n: 5 });
  });
});

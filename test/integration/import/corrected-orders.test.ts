import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportTarget } from '../../../ops/import/import-target.ts';
import { importOrders } from '../../../ops/import/orders/import.ts';
import { takeBackOrders } from '../../../ops/import/orders/take-back.ts';
import { SALES_ROWS, type SalesAnswer, toSalesRows } from '../../support/sales-rows.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { openTestImport, type TestImport } from '../../support/test-import.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';

const MAPPING = `
name: corrected
currency: { constant: EUR }
zone: Europe/Paris
dates: [iso]
createChannels: ONLINE
stores: { name: "{}" }
negativeQuantities: returns
statuses: { sale: [paid], canceled: [void], leaveOut: [open] }
files:
  - role: lines
    order: order
    placedAt: date
    channel: { constant: CORRECTED }
    product: sku
    quantity: qty
    unitPrice: price
    status: status
    canceledAt: canceled
    customer: cust
    email: mail
    store: store
`;
const HEADER = 'order,date,sku,qty,price,status,canceled,cust,mail,store\n';

let test: TestInstance;
let testImport: TestImport;
beforeAll(async () => {
  test = await openTestInstance({ engine: 'SHARED' });
  testImport = openTestImport(test);
});
afterAll(async () => {
  testImport.remove();
  await test.close();
});

async function importRows(
  rows: string,
  options: { dryRun?: boolean; correct?: boolean } = {},
  target: ImportTarget = testImport.target,
) {
  const [mapping, file] = [join(testImport.folder, 'mapping.yaml'), join(testImport.folder, 'orders.csv')];
  writeFileSync(mapping, MAPPING);
  writeFileSync(file, HEADER + rows);
  const all = { files: [file], mapping, dryRun: false, rejects: testImport.folder, ...options };
  const totals = await importOrders(target, all, silentProgress);
  const [rejects] = totals.rejectFiles;
  return { ...totals, rejects: rejects === undefined ? '' : readFileSync(rejects, 'utf8') };
}

/** Each day as "orders units gross returns net", days of nothing left out. */
async function days(): Promise<Record<string, string>> {
  const { channel } = await test.ask<{ channel: { id: string } | null }>(
    '{ channel(ref: { code: "CORRECTED" }) { id } }',
  );
  if (!channel) throw new Error('the import has made no channel');
  const input = { from: '2025-03-01', before: '2025-04-01', channelIds: [channel.id], currencyCode: 'EUR' };
  const answer = await test.ask<SalesAnswer>(SALES_ROWS, { input, dimensions: ['DAY'] }, await test.adminToken());
  return Object.fromEntries(
    toSalesRows(answer).flatMap(({ keys, grossSales, returns, netSales, orders, units, returnedUnits }) => {
      const figures = [orders, units, grossSales, returnedUnits, returns, netSales];
      return figures.every((figure) => Number(figure) === 0) ? [] : [[keys[0]?.value, figures.join(' ')]];
    }),
  );
}

const expectDays = (expected: Record<string, string>) =>
  expect.poll(days, { timeout: 60_000, interval: 250 }).toEqual(expected);

const FIRST = `Z1,2025-03-01,BAG,2,50.00,paid,,,,Casa María
Z2,2025-03-02,BAG,1,50.00,void,2025-03-05,88,,
Z3,2025-03-03,HAT,1,20.00,open,,,,
Z4,2025-03-04,BAG,-1,50.00,paid,,,,
Z5,2025-03-06,SHOE,-1,80.00,paid,,,,
Z6,2025-03-07,HAT,1,20.00,paid,,88,bob@shop-a.test,
Z7,2025-03-08,HAT,1,20.00,paid,,0,,
`;
const FIGURES = {
  '2025-03-01': '1 2 100.00 0 0.00 100.00',
  '2025-03-02': '1 1 50.00 0 0.00 50.00',
  '2025-03-04': '0 0 0.00 1 50.00 -50.00',
  '2025-03-05': '-1 -1 -50.00 0 0.00 -50.00',
  '2025-03-06': '0 0 0.00 1 80.00 -80.00',
  '2025-03-07': '1 1 20.00 0 0.00 20.00',
  '2025-03-08': '1 1 20.00 0 0.00 20.00',
};

describe('orders of a file', () => {
  it('are tried first: a dry run says what the run would', async () => {
    const trial = await importRows(FIRST, { dryRun: true });
    expect(trial).toMatchObject({ orders: 5, created: 5, returns: 2, refused: 0 });
    const { orders } = await test.ask<{ orders: { nodes: unknown[] } }>(
      '{ orders(first: 1) { nodes { id } } }',
      {},
      await test.adminToken(),
    );
    expect(orders.nodes).toEqual([]);
    expect(await importRows(FIRST)).toMatchObject({ orders: 5, created: 5, returns: 2, refused: 0 });
  });

  it('count on the day of the sale, and against it on the days of cancellation and return, sold by us or not', async () => {
    await expectDays(FIGURES);
  });

  it('are one customer’s by any address of any of them, and nobody’s by a placeholder', async () => {
    const { customer } = await test.ask<{ customer: { orders: { nodes: unknown[] } } }>(
      `{ customer(ref: { identifier: { kind: EMAIL, value: "bob@shop-a.test" } }) {
        orders(first: 9) { nodes { number } } } }`,
      {},
      await test.adminToken(),
    );
    expect(customer.orders.nodes).toEqual([{ number: 'Z6' }, { number: 'Z2' }]);
  });

  it('change nothing when they come again, and a change is reported and left alone', async () => {
    expect(await importRows(FIRST)).toMatchObject({ created: 0, unchanged: 5, changed: 0, returns: 0, rejects: '' });
    const second = FIRST.replace(
      'Z1,2025-03-01,BAG,2,50.00',
      'Z1,2025-03-01,HAT,3,10.00,paid,,,,\nZ1,2025-03-01,BAG,2,45.00',
    );
    const told = await importRows(second);
    expect(told).toMatchObject({ created: 0, unchanged: 4, changed: 1, corrected: 0 });
    expect(told.rejects).toMatch(/incomplete,"?order Z1: differs from what was imported: .*line Z1#HAT is new/);
    expect(told.rejects).toContain('gross 10000, net 10000, tax 0 and is 2 units, gross 9000, net 9000, tax 0');
    await expectDays(FIGURES);
  });

  it('are corrected by option with entries of the same days, their returns too', async () => {
    const second = FIRST.replace(
      'Z1,2025-03-01,BAG,2,50.00',
      'Z1,2025-03-01,HAT,3,10.00,paid,,,,\nZ1,2025-03-01,BAG,2,45.00',
    );
    expect(await importRows(second, { correct: true })).toMatchObject({ changed: 1, corrected: 1, created: 0 });
    await expectDays({ ...FIGURES, '2025-03-01': '1 5 120.00 0 0.00 120.00' });
    expect(await importRows(second, { correct: true })).toMatchObject({ changed: 0, unchanged: 5 });
  });

  it('can be taken back as a whole, and imported again', async () => {
    expect(await takeBackOrders(testImport.target, 'corrected', silentProgress)).toBe(5);
    await expectDays({});
    await expect(takeBackOrders(testImport.target, 'corrected', silentProgress)).rejects.toThrow(
      'There are no orders of an import named corrected.',
    );
    expect(await importRows(FIRST)).toMatchObject({ created: 5, returns: 2 });
    await expectDays(FIGURES);
  });

  it('come in whole again that were taken back half-way', async () => {
    const rows = Array.from({ length: 2_001 }, (_, index) => `L${index},2026-03-20,A,1,1,paid,,,,\n`).join('');
    let batches = 0;
    const killed: ImportTarget = {
      ...testImport.target,
      call: (operation, variables) =>
        operation.document.includes('ImportOrders') && ++batches === 2
          ? Promise.reject(new Error('killed'))
          : testImport.target.call(operation, variables),
    };
    await expect(importRows(rows, {}, killed)).rejects.toThrow('killed');
    expect(await takeBackOrders(testImport.target, 'corrected', silentProgress)).toBe(2_005);
    expect(await importRows(rows)).toMatchObject({ created: 2_001 });
  });
});

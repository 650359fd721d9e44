import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { importOrders } from '../../../ops/import/orders/import.ts';
import { CHANNELS, channelIds } from '../../support/channel-ids.ts';
import { SALES_ROWS, type SalesAnswer, toSalesRows } from '../../support/sales-rows.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { openTestImport, type TestImport } from '../../support/test-import.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';
import { fixtureHistories, type History, purchaseLog, realHistories } from './histories.ts';
import type { FigureTable } from './recompute.ts';

const fixtures = inProject('test', 'fixtures', 'orders');

const NINETIES = { from: '1997-01-01', before: '1999-01-01' };
const TENS = { from: '2012-01-01', before: '2021-01-01' };
const THIS_YEAR = { from: '2026-01-01', before: '2027-01-01' };

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

const cents = (amount: string) => BigInt(amount.replace('.', ''));

async function importHistory({ files, mapping }: History) {
  return importOrders(testImport.target, { files, mapping, dryRun: false, rejects: testImport.folder }, silentProgress);
}

/** What the API answers, in the form of the recomputation. */
async function reported(channels: readonly string[], currencyCode = 'USD', period = TENS): Promise<FigureTable> {
  const known = await test.ask<{ channels: { id: string; code: string }[] }>(CHANNELS);
  const input = { ...period, channelIds: channelIds(known.channels, channels), currencyCode };
  const variables = { input, dimensions: ['CHANNEL', 'QUARTER'] };
  const answer = await test.ask<SalesAnswer>(SALES_ROWS, variables, await test.adminToken());
  return new Map(
    toSalesRows(answer).map((row) => {
      const key = ['CHANNEL', 'QUARTER'].map((name) => row.keys.find((one) => one.dimension === name)?.value).join(' ');
      const { orders, units, returnedUnits } = row;
      const gross = cents(row.grossSales);
      const returns = cents(row.returns);
      expect(cents(row.netSales)).toBe(gross - cents(row.discounts) - returns);
      return [key, { orders, units, gross, net: gross - cents(row.discounts), returns, returnedUnits }];
    }),
  );
}

/** Facts follow the log: waits until the report stands still at what is expected, or the timeout. */
async function expectReport(
  expected: FigureTable,
  channels: readonly string[],
  currencyCode = 'USD',
  period = TENS,
): Promise<void> {
  await expect
    .poll(async () => sorted(await reported(channels, currencyCode, period)), { timeout: 60_000, interval: 250 })
    .toEqual(sorted(expected));
}

function sorted(table: FigureTable) {
  return [...table].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('the sales report over an imported history', () => {
  it('equals a recomputation from the files, per channel and quarter, to the cent', async () => {
    const made = [{ created: 6 }, { created: 3, returns: 2 }];
    for (const [index, history] of fixtureHistories.entries()) {
      expect(await importHistory(history)).toMatchObject({ ...made[index], refused: 0 });
      await expectReport(history.recompute(), history.channels);
    }
  });

  it('does not move when the same files are imported again', async () => {
    const before = await reported([]);
    for (const history of fixtureHistories) expect(await importHistory(history)).toMatchObject({ created: 0 });
    expect(await reported([])).toEqual(before);
  });

  it('equals a recomputation of a purchase log without header and ids, of 6,919 purchases', async () => {
    expect(await importHistory(purchaseLog)).toMatchObject({ created: 6_919, refused: 0 });
    await expectReport(purchaseLog.recompute(), purchaseLog.channels, 'USD', NINETIES);
  });

  it("reads another zone's clock, comma decimals and discounts in money, and refuses orders that cannot be", async () => {
    const options = { files: [join(fixtures, 'boutique.csv')], mapping: join(fixtures, 'boutique.yaml') };
    const totals = await importOrders(
      testImport.target,
      { ...options, dryRun: false, rejects: testImport.folder },
      silentProgress,
    );
    expect(totals).toMatchObject({ created: 2, refused: 6 });
    const rejects = readFileSync(totals.rejectFiles[0] ?? '', 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    expect(rejects.map((line) => line.split(',')[0])).toEqual(['5', '6', '7', '8', '9', '10']);
    // New York is five or four hours behind Paris: both orders are of April there, and 99.995 rounds up to 100.00.
    const april = { orders: 2, units: 4, gross: 261_400n, net: 257_950n, returns: 0n, returnedUnits: 0 };
    await expectReport(new Map([['SALON_PRIVE 2026-Q2', april]]), ['SALON_PRIVE'], 'EUR', THIS_YEAR);
  });
});

const HAS_REAL = realHistories.length > 0;

// The larger one, of 32,313 orders, is compared on the page in `npm run test:long` (`test/long/real-figures.test.ts`).
describe.skipIf(!HAS_REAL)('a real file (skipped where PASSERELLE_REAL_DATA does not name its folder)', () => {
  it('equals a recomputation from it, per channel and quarter, to the cent', { timeout: 300_000 }, async () => {
    const second = await openTestInstance({ engine: 'SHARED' });
    const own = openTestImport(second);
    const [outer, outerImport] = [test, testImport];
    try {
      [test, testImport] = [second, own];
      for (const history of realHistories.slice(0, 1)) {
        await importHistory(history);
        await expectReport(history.recompute(), history.channels);
      }
    } finally {
      [test, testImport] = [outer, outerImport];
      own.remove();
      await second.close();
    }
  });
});

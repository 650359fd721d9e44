import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOrderFiles } from '../../../test/support/read-order-files.ts';
import { gatherEvidence } from '../amounts/number-evidence.ts';
import { readFootfallMapping } from '../footfall/mapping.ts';
import { readFootfallRows } from '../footfall/read-footfall.ts';
import { readGoalLines } from '../goals/read-goals.ts';
import { readLtvOptions } from '../ltv/arguments.ts';
import { readTransactions } from '../ltv/read-transactions.ts';
import { readRates } from '../rates/read-rates.ts';
import { readStock } from '../shopify/read-inventory.ts';
import { readProductBatches } from '../shopify/read-products.ts';
import { readSpendRows } from '../spend/read-spend.ts';
import { openSourceFile } from './source-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string): string {
  const path = join(folder, 'file.csv');
  writeFileSync(path, text);
  return path;
}

const nothing = () => undefined;

/** Reads a file of a kind, and tells how many rows came in, and which were refused for what. */
type Read = (text: string) => Promise<readonly [rows: number, faults: readonly string[]]>;

const told = (faults: ReadonlyArray<{ readonly line: number; readonly reason: string }>) =>
  faults.map(({ line, reason }) => `${line}: ${reason}`);

const readers: Readonly<Record<string, readonly [header: string, row: string, shifted: string, read: Read]>> = {
  orders: [
    'order,date,title,qty,price',
    'W1,2025-03-01,Tea,1,12.50',
    'W2,2025-03-01,Tea,1,12,50',
    async (text) => {
      const mapping =
        'dates: [iso]\nfiles:\n  - { role: lines, order: order, placedAt: date, channel: { constant: WEB }, title: title, quantity: qty, unitPrice: price }\n';
      const { orders, rejects } = await readOrderFiles(mapping, [text]);
      return [orders.length, told(rejects)];
    },
  ],
  spend: [
    'day,channel,amount',
    '2026-05-01,EMAIL,12.50',
    '2026-05-02,EMAIL,12,50',
    async (text) => {
      const { rows, faults } = await readSpendRows(openSourceFile(write(text)), 'EUR', nothing);
      return [rows.length, told(faults)];
    },
  ],
  goals: [
    'metric,period,target',
    'net_sales,2026-11,12000.50',
    'net_sales,2026-12,12000,50',
    async (text) => {
      const { lines, faults } = await readGoalLines(openSourceFile(write(text)), nothing);
      return [lines.length, told(faults)];
    },
  ],
  footfall: [
    'store,day,visitors',
    'LYON,2026-05-01,340',
    'LYON,2026-05-02,1,250',
    async (text) => {
      const known = readFootfallMapping(undefined);
      const { rows, faults } = await readFootfallRows(openSourceFile(write(text)), known, nothing);
      return [rows.length, told(faults)];
    },
  ],
  rates: [
    'day,currency,rate',
    '2026-05-01,USD,1.08',
    '2026-05-02,USD,1,08',
    async (text) => {
      const { rows, faults } = await readRates(openSourceFile(write(text)), 'EUR', nothing);
      return [rows.length, told(faults)];
    },
  ],
  'the table of the ECB': [
    'Date,USD,JPY',
    '2026-05-01,1.08,170.1',
    '2026-05-02,1,08,170,1',
    async (text) => {
      const { rows, faults } = await readRates(openSourceFile(write(text)), 'EUR', nothing);
      return [rows.length / 2, told(faults)];
    },
  ],
  stock: [
    'SKU,Location,Available',
    'MUG,Lyon,4',
    'CUP,Lyon,1,250',
    async (text) => {
      const { rows, faults } = await readStock(openSourceFile(write(text)), nothing);
      return [rows.length, told(faults)];
    },
  ],
  products: [
    'Handle,Title,Variant SKU,Variant Price',
    'mug,Mug,MUG,12.50',
    'cup,Cup,CUP,12,50',
    async (text) => {
      const rejects = { path: '', refused: 0, incomplete: 0, setHeader: nothing, add: nothing };
      const options = { size: 500, currency: 'EUR', rejects, evidence: gatherEvidence() };
      const batches = [];
      for await (const batch of readProductBatches(openSourceFile(write(text)), options)) batches.push(batch);
      return [
        batches.flatMap(({ products }) => products).length,
        told(batches.flatMap(({ rejects: refused }) => refused)),
      ];
    },
  ],
};

const SHIFTED =
  /^3: the row has \d cells, and the header \d; a cell that holds the mark between columns stands in quotes/;

describe.each(Object.entries(readers))('a file of %s', (_kind, [header, row, shifted, read]) => {
  it('whose cells are cut by a mark without quotes loses that row, and no other', async () => {
    const [rows, faults] = await read(`${header}\n${row}\n${shifted}\n`);
    expect(rows).toBe(1);
    expect(faults).toEqual([expect.stringMatching(SHIFTED)]);
  });

  it('with empty cells behind its columns is read', async () => {
    expect(await read(`${header}\n${row},,\n`)).toEqual([1, []]);
  });

  it('with a column twice is refused, where that column is read', async () => {
    const names = header.split(',');
    const twice = `has two columns "${names.at(-1)}", ${names.length} and ${names.length + 1} of line 1: rename`;
    await expect(read(`${header},${names.at(-1)}\n${row},7\n`)).rejects.toThrow(twice);
  });

  it('with a column twice that nobody reads is read', async () => {
    const others = header.startsWith('Date') ? ',,' : ',Note,Note';
    expect(await read(`${header}${others}\n${row},,\n`)).toEqual([1, []]);
  });
});

it('an order of which one row is shifted does not come in by the others', async () => {
  const [header, , , read] = readers['orders'] ?? [];
  const text = `${header}\nW1,2025-03-01,Tea,1,12.50\nW1,2025-03-01,Cup,1,12,50\nW1,2025-03-01,Pot,1,3.00\n`;
  const [orders, faults] = (await read?.(text)) ?? [];
  expect(orders).toBe(0);
  expect(faults).toHaveLength(3);
});

it('purchases of which one row is shifted are refused at its line, and a column twice by its place', async () => {
  const read = (text: string) => {
    const options = readLtvOptions([write(text)]);
    if (!options) throw new Error('help');
    return readTransactions(options);
  };
  await expect(read('customer,date,amount\na,2025-01-01,5.00\nb,2025-01-02,5,50\n')).rejects.toThrow(
    /^Line 3: the row has 4 cells, and the header 3/,
  );
  await expect(read('customer,date,amount,Amount\na,2025-01-01,5.00,7.00\n')).rejects.toThrow(
    /^Two columns may be the amount, 3 and 4: name one by its position, --amount 3;/,
  );
});

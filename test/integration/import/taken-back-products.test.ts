import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportTarget } from '../../../ops/import/import-target.ts';
import { importOrders } from '../../../ops/import/orders/import.ts';
import { importShopifyProducts } from '../../../ops/import/shopify/import.ts';
import { takeBackProducts } from '../../../ops/import/shopify/take-back-products.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { openTestImport, type TestImport } from '../../support/test-import.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';

let test: TestInstance;
let testImport: TestImport;
beforeAll(async () => {
  test = await openTestInstance();
  testImport = openTestImport(test);
});
afterAll(async () => {
  testImport.remove();
  await test.close();
});

function write(name: string, text: string): string {
  const path = join(testImport.folder, name);
  writeFileSync(path, text);
  return path;
}

/** Products as "handle,title,sku,price". */
async function importRows(name: string, rows: readonly string[], target: ImportTarget = testImport.target) {
  const lines = rows.map((row) => row.replace(/^([^,]*,[^,]*),/, '$1,Default Title,'));
  const header = 'Handle,Title,Option1 Value,Variant SKU,Variant Price';
  const files = [write(`${name}.csv`, [header, ...lines].join('\n'))];
  const options = { files, channels: ['WEB'], currency: undefined, dryRun: false, rejects: testImport.folder };
  const totals = await importShopifyProducts(target, options, silentProgress);
  const run = totals.found.join('\n').match(/take-back-products (\d+) takes all/)?.[1];
  return { ...totals, run: run ?? '' };
}

async function takeBack(run: string, options: { dryRun?: boolean; target?: ImportTarget } = {}) {
  const { dryRun = false, target = testImport.target } = options;
  const result = await takeBackProducts(target, { files: [run], rejects: testImport.folder, dryRun }, silentProgress);
  const { kept, sold, rejects } = result;
  const told = kept + sold === 0 ? [] : readFileSync(rejects, 'utf8').trim().split('\n').slice(1);
  return { ...result, told };
}

/** Handles and prices of what shoppers find by a word. */
async function find(search: string): Promise<Record<string, string>> {
  const { products } = await test.ask<{
    products: {
      nodes: Array<{ handle: string; variants: { nodes: Array<{ price: { displayed: { amount: string } } | null }> } }>;
    };
  }>(
    'query ($search: String) { products(first: 50, query: $search) { nodes { handle variants { nodes { price { displayed { amount } } } } } } }',
    { search },
  );
  return Object.fromEntries(
    products.nodes.map(({ handle, variants }) => [handle, variants.nodes[0]?.price?.displayed.amount ?? '']),
  );
}

/** The same instance, whose process ends at the second batch of a kind. */
function killedAt(word: string): ImportTarget {
  let calls = 0;
  return {
    ...testImport.target,
    call: (operation, variables) => {
      if (operation.document.includes(word) && ++calls === 2) return Promise.reject(new Error('killed'));
      return testImport.target.call(operation, variables);
    },
  };
}

describe('an import of products', () => {
  it('is taken back by its number: lists and searches are what they were, and the file comes in again', async () => {
    await importRows('first', ['quokka-a,Quokka one,QU-A,10.00', 'quokka-b,Quokka two,QU-B,20.00']);
    const rows = ['quokka-a,Quokka one,QU-A,12.00', 'quokka-c,Quokka three,QU-C,30.00'];
    const { run } = await importRows('second', rows);
    expect(await find('quokka')).toEqual({ 'quokka-a': '12.00', 'quokka-b': '20.00', 'quokka-c': '30.00' });
    expect(await takeBack(run, { dryRun: true })).toMatchObject({ archived: 1, restored: 1, kept: 0 });
    expect(await find('quokka')).toMatchObject({ 'quokka-a': '12.00', 'quokka-c': '30.00' });
    expect(await takeBack(run)).toMatchObject({ archived: 1, restored: 1, kept: 0, sold: 0 });
    expect(await find('quokka')).toEqual({ 'quokka-a': '10.00', 'quokka-b': '20.00' });
    await expect(takeBack(run)).rejects.toThrow(`There is nothing left of the import ${run} to take back.`);
    await expect(takeBack('4711')).rejects.toThrow(/no import of products with the number 4711; there are \d+ \(first/);
    expect(await importRows('second', rows)).toMatchObject({ created: 0, updated: 2 });
    expect(await find('quokka')).toMatchObject({ 'quokka-a': '12.00', 'quokka-c': '30.00' });
  });

  it('that was sold stays readable where it was ordered, and is told', async () => {
    const { run } = await importRows('sold', ['numbat,Numbat,NU-1,10.00']);
    const mapping = write(
      'mapping.yaml',
      `name: sold
currency: { constant: EUR }
zone: Europe/Paris
dates: [iso]
createChannels: ONLINE
files:
  - { role: lines, order: order, placedAt: date, channel: { constant: SOLD }, product: sku, sku: sku, quantity: qty, unitPrice: price }
`,
    );
    const files = [write('orders.csv', 'order,date,sku,qty,price\nN1,2025-03-01,NU-1,1,10.00\n')];
    await importOrders(
      testImport.target,
      { files, mapping, dryRun: false, rejects: testImport.folder },
      silentProgress,
    );
    const { told, ...result } = await takeBack(run);
    expect(result).toMatchObject({ archived: 1, kept: 0, sold: 1 });
    expect(told).toEqual(['0,incomplete,"it was sold: archived, and readable in its orders",numbat,product,status']);
    expect(await find('numbat')).toEqual({});
    const { orders } = await test.ask<{ orders: unknown }>(
      '{ orders(first: 1) { nodes { number lines { nodes { variant { product { handle } } } } } } }',
      {},
      await test.adminToken(),
    );
    expect(orders).toEqual({
      nodes: [{ number: 'N1', lines: { nodes: [{ variant: { product: { handle: 'numbat' } } }] } }],
    });
  });

  it('that ended half-way is taken back, half-way and then whole, and begins from its first row again', async () => {
    const rows = Array.from({ length: 1_100 }, (_, i) => `bilby-${i},Bilby ${i},,${i + 1}.00`);
    await expect(importRows('half', rows, killedAt('ImportProducts('))).rejects.toThrow('killed');
    const { imports } = await testImport.target.call(
      (await import('../../../ops/import/ports.ts')).productImportsPort,
      { key: null },
    );
    const half = imports[0] ?? expect.fail('no import');
    expect(half).toMatchObject({ name: 'half.csv', products: 500 });
    const run = String(half.run);
    await expect(takeBack(run, { target: killedAt('TakeBackProducts(') })).rejects.toThrow('killed');
    expect(await takeBack(run)).toMatchObject({ archived: 300, restored: 0, kept: 0 });
    expect(await find('bilby')).toEqual({});
    expect(await importRows('half', rows)).toMatchObject({ products: 1_100, created: 600, updated: 500 });
  });
});

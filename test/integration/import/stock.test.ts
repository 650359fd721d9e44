import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { importShopifyProducts } from '../../../ops/import/shopify/import.ts';
import { importShopifyInventory } from '../../../ops/import/shopify/import-inventory.ts';
import { takeBackStock } from '../../../ops/import/shopify/take-back-stock.ts';
import { rowsAs } from '../../support/rows-as.ts';
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

function importProducts(rows: string, stock?: string) {
  const header = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty\n';
  const files = [write('products.csv', header + rows)];
  const options = { files, channels: ['WEB'], currency: undefined, dryRun: false, rejects: testImport.folder, stock };
  return importShopifyProducts(testImport.target, options, silentProgress);
}

async function importInventory(rows: string, dryRun = false) {
  const header =
    'Handle,Title,Option1 Name,Option1 Value,SKU,Location,Incoming,Unavailable,Committed,Available,On hand\n';
  const files = [write('inventory.csv', header + rows)];
  const totals = await importShopifyInventory(
    testImport.target,
    { files, dryRun, rejects: testImport.folder },
    silentProgress,
  );
  const [rejects] = totals.rejectFiles;
  const told = rejects === undefined ? [] : readFileSync(rejects, 'utf8').trim().split('\n').slice(1);
  return { ...totals, told: told.map((line) => line.split(',').slice(0, 3).join(' ')) };
}

/** Stock by SKU and place: "available on hand". */
async function stock(): Promise<Record<string, string>> {
  const levels = await rowsAs<{ variant: string; code: string; available: number; onHand: number }>(
    test.database.open('inventory'),
    sql`select variant_id as variant, code, available, on_hand as "onHand" from inventory_level l
      join location o on o.id = l.location_id`,
  );
  const variants = await rowsAs<{ id: string; sku: string }>(
    test.database.open('catalog'),
    sql`select id, sku from variant`,
  );
  const skus = new Map(variants.map(({ id, sku }) => [id, sku]));
  return Object.fromEntries(
    levels.map(({ variant, code, available, onHand }) => [`${skus.get(variant)} ${code}`, `${available} ${onHand}`]),
  );
}

const PRODUCTS = `puff,Puff,Color,Latte,PUFF-L,10.00,7
puff,,,Chocolate,PUFF-C,10.00,-2
puff,,,Mint,PUFF-M,10.00,many
puff,,,Plain,,10.00,4
`;

describe('the stock of a product file', () => {
  it('is reported as not taken where its location is not given', async () => {
    const { found } = await importProducts(PRODUCTS);
    expect(found[0]).toBe('products.csv: the stock of 2 variants was not taken; say --stock <location>.');
    expect(await stock()).toEqual({});
  });

  it('is that of the location, what is oversold is none, and again changes nothing', async () => {
    const totals = await importProducts(PRODUCTS, 'Main shop');
    expect(totals.found[0]).toBe('products.csv: the stock of 2 variants is that of Main shop.');
    expect(totals.incomplete).toBe(1);
    expect(await stock()).toEqual({ 'PUFF-L MAIN_SHOP': '7 7', 'PUFF-C MAIN_SHOP': '0 0' });
    await importProducts(PRODUCTS, 'Main shop');
    expect(await stock()).toEqual({ 'PUFF-L MAIN_SHOP': '7 7', 'PUFF-C MAIN_SHOP': '0 0' });
  });
});

describe("Shopify's inventory export", () => {
  const rows = `puff,Puff,Color,Latte,PUFF-L,Shop location,0,0,0,103,103
puff,Puff,Color,Chocolate,PUFF-C,Shop location,5,2,3,195,200
puff,Puff,Color,Latte,PUFF-L,Warehouse,0,0,0,not stocked,not stocked
puff,Puff,Color,Chocolate,PUFF-C,Warehouse,0,0,0,12,12
`;
  it('is tried first, and gives each location what is available and on hand', async () => {
    expect(await importInventory(rows, true)).toMatchObject({ levels: 3, changed: 0, refused: 0 });
    expect(await importInventory(rows)).toMatchObject({ levels: 3, changed: 3, refused: 0 });
    expect(await stock()).toMatchObject({
      'PUFF-L SHOP_LOCATION': '103 103',
      'PUFF-C SHOP_LOCATION': '195 200',
      'PUFF-C Warehouse': '12 12',
    });
    expect(await importInventory(rows)).toMatchObject({ levels: 3, changed: 0 });
  });

  it('refuses by line what it cannot place', async () => {
    const odd = `puff,Puff,Color,Latte,PUFF-L,Shop location,0,0,0,1,1
puff,Puff,Color,Latte,PUFF-L,Shop location,0,0,0,2,2
x,X,,,NO-SUCH,Shop location,0,0,0,1,1
x,X,,,,Shop location,0,0,0,1,1
puff,Puff,Color,Mint,PUFF-M,Shop location,0,0,0,1.5,1.5
puff,Puff,Color,Mint,PUFF-M,Shop location,0,0,0,-4,-4
`;
    const { told, levels } = await importInventory(odd);
    expect(levels).toBe(1);
    expect(told).toEqual([
      '3 refused the same SKU and location as line 2',
      '4 refused the catalog has no SKU NO-SUCH',
      '5 refused the row has no SKU',
      '6 refused a count is no number of units from 0',
      '7 refused a count is no number of units from 0',
    ]);
  });
});

it('is taken back as a whole: no unit of the imports is left, and once', async () => {
  const options = { files: ['shopify'], rejects: testImport.folder };
  const { takenBack, kept } = await takeBackStock(testImport.target, options, silentProgress);
  expect(kept).toBe(0);
  expect(takenBack).toBeGreaterThan(0);
  expect(new Set(Object.values(await stock()))).toEqual(new Set(['0 0']));
  await expect(takeBackStock(testImport.target, options, silentProgress)).rejects.toThrow(
    'There is no stock of an import named shopify.',
  );
});

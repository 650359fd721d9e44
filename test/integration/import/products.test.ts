import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import type { ImportTarget } from '../../../ops/import/import-target.ts';
import { importShopifyProducts } from '../../../ops/import/shopify/import.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { openTestImport, type TestImport } from '../../support/test-import.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';

const fixture = inProject('test', 'fixtures', 'shopify', 'products.csv');
const realData = process.env['PASSERELLE_REAL_DATA'] ?? '';
const real = join(realData, 'shopify_products');

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

function importFiles(files: readonly string[], instance: ImportTarget = testImport.target, dryRun = false) {
  const options = { files, channels: ['WEB'], currency: undefined, dryRun, rejects: testImport.folder };
  return importShopifyProducts(instance, options, silentProgress);
}

/** A price as shoppers are shown it. */
const EUR = (amount: string) => ({ displayed: { amount } });

describe('a Shopify product file', () => {
  it('can be tried without writing anything', async () => {
    expect(await importFiles([fixture], testImport.target, true)).toMatchObject({ created: 4 });
    const { products } = await test.ask<{ products: { nodes: unknown[] } }>('{ products { nodes { id } } }');
    expect(products.nodes).toEqual([]);
  });

  it('comes in with its variants, pictures and text, and what cannot be taken is reported by line', async () => {
    const totals = await importFiles([fixture]);
    expect(totals).toMatchObject({ created: 4, variants: 6, refused: 6, incomplete: 2 });
    const rejects = readFileSync(totals.rejectFiles[0] ?? '', 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    expect(rejects.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      '8 refused',
      '9 incomplete',
      '9 incomplete',
      '10 refused',
      '11 refused',
      '12 refused',
      '13 refused',
      '16 refused',
    ]);
    const { product } = await test.ask<{ product: unknown }>(
      `{ product(ref: { handle: "blue-scarf" }) { title description vendor category tags options { name values { name } } media { nodes { url altText } }
         variants { nodes { title sku gtin price { displayed { amount } } compareAtPrice { displayed { amount } } } } } }`,
    );
    expect(product).toEqual({
      title: 'Blue scarf',
      description: 'Soft & warm.\nMade in Lyon\n- 100 % wool\n- Hand wash',
      vendor: 'Maison Lenoir',
      category: 'Scarves',
      tags: ['winter', 'wool'],
      options: [
        { name: 'Size', values: [{ name: 'S' }, { name: 'M' }, { name: 'L' }] },
        { name: 'Color', values: [{ name: 'Blue' }] },
      ],
      media: {
        nodes: [
          { url: 'https://cdn.example.com/scarf.jpg', altText: 'A scarf' },
          { url: 'https://cdn.example.com/scarf-2.jpg', altText: null },
          { url: 'https://cdn.example.com/scarf-3.jpg', altText: null },
        ],
      },
      variants: {
        nodes: [
          { title: 'S / Blue', sku: 'SC-S', gtin: '4006381333931', price: EUR('49.90'), compareAtPrice: EUR('59.90') },
          { title: 'M / Blue', sku: null, gtin: null, price: EUR('49.90'), compareAtPrice: null },
          { title: 'L / Blue', sku: 'SC-L', gtin: null, price: EUR('54.90'), compareAtPrice: null },
        ],
      },
    });
  });

  it('is known by its title where it has no handle, and by its code without the mark of a spreadsheet', async () => {
    const { product } = await test.ask<{ product: unknown }>(
      '{ product(ref: { handle: "straw-hat" }) { variants { nodes { sku } } } }',
    );
    expect(product).toEqual({ variants: { nodes: [{ sku: '0444' }] } });
  });

  it('may write the names of its columns in one word', async () => {
    const file = join(testImport.folder, 'one-word.csv');
    writeFileSync(file, 'Handle,Title,BodyHtml,Option1Name,Option1Value,VariantPrice\ncap,Cap,<b>Warm</b>,Size,L,12\n');
    expect(await importFiles([file])).toMatchObject({ created: 1, refused: 0 });
    const { product } = await test.ask<{ product: unknown }>(
      '{ product(ref: { handle: "cap" }) { description options { name } variants { nodes { price { displayed { amount } } } } } }',
    );
    expect(product).toEqual({
      description: 'Warm',
      options: [{ name: 'Size' }],
      variants: { nodes: [{ price: EUR('12.00') }] },
    });
  });

  it('changes nothing when it is imported again', async () => {
    expect(await importFiles([fixture])).toMatchObject({ created: 0, updated: 0, unchanged: 4, variants: 0 });
  });

  it('continues after its last complete batch when it was interrupted', async () => {
    const file = join(testImport.folder, 'long.csv');
    const rows = Array.from({ length: 1_200 }, (_, i) => `long-${i},Long ${i},Default Title,${i}.00`);
    writeFileSync(file, ['Handle,Title,Option1 Value,Variant Price', ...rows].join('\n'));
    let calls = 0;
    const failing: ImportTarget = {
      ...testImport.target,
      call: (operation, variables) => {
        if (operation.document.includes('ImportProducts') && ++calls === 2) return Promise.reject(new Error('killed'));
        return testImport.target.call(operation, variables);
      },
    };
    await expect(importFiles([file], failing)).rejects.toThrow('killed');
    expect(await importFiles([file])).toMatchObject({ products: 700, created: 700 });
    expect(await importFiles([file])).toMatchObject({ products: 1_200, created: 0, unchanged: 1_200 });
  });
});

describe.skipIf(realData === '' || !existsSync(real))(
  'the real files (skipped where PASSERELLE_REAL_DATA does not name their folder)',
  () => {
    it('come in whole: every product, every variant, and again without a change', async () => {
      const files = ['Apparel.csv', 'SnowDevil.csv', 'jewelry.csv'].map((name) => join(real, name));
      expect(await importFiles(files)).toMatchObject({ created: 322, variants: 742, refused: 0 });
      expect(await importFiles(files)).toMatchObject({ created: 0, updated: 0, unchanged: 322 });
    });
  },
);

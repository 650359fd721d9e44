import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatherEvidence } from '../amounts/number-evidence.ts';
import { openSourceFile } from '../csv/source-file.ts';
import { readProductBatches } from './read-products.ts';

const HEADER = 'Handle,Title,Vendor,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status\n';

/** Reads a product file in batches of some products: "handle status listed: sku price, ..." of each. */
async function read(rows: string, size = 500, header = HEADER) {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-shopify-'));
  try {
    const path = join(folder, 'products.csv');
    writeFileSync(path, header + rows);
    const rejects = { path: '', refused: 0, incomplete: 0, setHeader: () => undefined, add: () => undefined };
    const options = { size, currency: 'EUR', rejects, evidence: gatherEvidence() };
    const batches = [];
    for await (const batch of readProductBatches(openSourceFile(path), options)) batches.push(batch);
    const products = batches.flatMap((batch) => batch.products);
    return {
      batches: batches.length,
      products: products.map(
        ({ handle, status, listed, variants }) =>
          `${handle} ${status} ${listed}: ${variants.map(({ sku, priceMinor }) => `${sku} ${priceMinor}`).join(', ')}`,
      ),
      rejects: batches.flatMap((batch) => batch.rejects.map(({ line, refused, reason }) => [line, refused, reason])),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a Shopify product file', () => {
  it.each([
    ['active', 'ACTIVE true'],
    ['Active', 'ACTIVE true'],
    ['draft', 'DRAFT false'],
    ['archived', 'ARCHIVED false'],
    ['', 'ACTIVE true'],
  ])('with the status %j', async (status, outcome) => {
    expect((await read(`a,A,V,true,Title,Default Title,A1,10.00,${status}\n`)).products).toEqual([
      `a ${outcome}: A1 1000`,
    ]);
  });

  it('takes an unlisted product as a draft and says so', async () => {
    const { products, rejects } = await read('a,A,V,true,Title,Default Title,A1,10.00,unlisted\n');
    expect(products).toEqual(['a DRAFT false: A1 1000']);
    expect(rejects).toEqual([[2, false, expect.stringContaining('taken as a draft')]]);
  });

  it.each(['preview', 'aktiv', 'TRUE', '1'])('refuses a product of the status %j, every row of it', async (status) => {
    const { products, rejects } = await read(
      `a,A,V,true,Size,S,A1,10.00,${status}\nb,B,V,true,,,B1,5.00,active\na,,,,,M,A2,11.00,\n`,
    );
    expect(products).toEqual(['b ACTIVE true: B1 500']);
    const reason = `the status "${status}" is not known`;
    expect(rejects).toEqual([
      [2, true, reason],
      [4, true, reason],
    ]);
  });

  it.each([
    ['vrai', true],
    ['WAHR', true],
    ['faux', false],
    ['no', false],
  ])('published as a spreadsheet writes it: %s', async (word, isListed) => {
    const { products } = await read(`a,A,V,${word},Title,Default Title,A1,10.00,active\n`);
    expect(products).toEqual([`a ACTIVE ${isListed}: A1 1000`]);
  });

  it('joins the rows of one handle wherever they stand, and counts it once', async () => {
    const others = Array.from({ length: 7 }, (_, i) => `n${i},N${i},V,true,Title,Default Title,N${i},1.00,active\n`);
    const rows = `first,First,V,true,Size,S,F-S,10.00,active\n${others.join('')}first,,,,,M,F-M,11.00,\n`;
    const { products, batches, rejects } = await read(rows, 2);
    expect(rejects).toEqual([]);
    expect(products).toHaveLength(8);
    expect(products).toContain('first ACTIVE true: F-S 1000, F-M 1100');
    expect(batches).toBe(4);
  });

  it.each([
    ['sep=,\n', 3],
    ['Products of the shop\n\n', 4],
  ])('may have %j above its header', async (above, line) => {
    const { products, rejects } = await read(
      'a,A,V,true,Size,S,A1,10.00,active\na,,,,,M,A2,free,\n',
      500,
      above + HEADER,
    );
    expect(products).toEqual(['a ACTIVE true: A1 1000']);
    expect(rejects).toEqual([[line + 1, true, 'the price "free" is no number']]);
  });
});

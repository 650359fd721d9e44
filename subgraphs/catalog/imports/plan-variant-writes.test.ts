import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitOf } from '../products/model/gtin.ts';
import { openTestCatalog, service, shopper, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

interface Result {
  created: number;
  updated: number;
  unchanged: number;
  issues: Array<{ row: number; refused: boolean; reason: string }>;
}

/** A variant as "value sku price barcode". */
function variant(row: number, text: string) {
  const [value = '', sku = '', price = '', barcode = ''] = text.split('|');
  const options = [{ name: 'Color', value }];
  return {
    row,
    sku: sku || null,
    barcode: barcode || null,
    options,
    priceMinor: price,
    compareAtMinor: null,
    costMinor: null,
  };
}

function product(handle: string, variants: readonly string[], fields: Record<string, unknown> = {}) {
  return {
    row: 2,
    handle,
    title: `Title of ${handle}`,
    status: 'ACTIVE',
    listed: true,
    media: [],
    variants: variants.map((text, index) => variant(index + 2, text)),
    ...fields,
  };
}

function importBatch(products: unknown[], fields: Record<string, unknown> = {}): Promise<Result> {
  const batch = { currency: 'EUR', channels: ['WEB', 'STORE'], dryRun: false, products, ...fields };
  return catalog.ask<Result>(service, 'mutation ($batch: JSON!) { catalogImportProducts(batch: $batch) }', { batch });
}

/** What is on sale of a product: "title sku price barcode" by the variant's place, with ids. */
async function onSale(handle: string) {
  const found = await catalog.ask<{
    id: string;
    variants: {
      nodes: Array<{
        id: string;
        title: string;
        sku: string;
        barcode: string;
        price: { displayed: { amount: string } } | null;
      }>;
    };
  } | null>(
    shopper,
    'query ($handle: String!) { product(ref: { handle: $handle }) { id variants { nodes { id title sku barcode price { displayed { amount } } } } } }',
    {
      handle,
    },
  );
  const text = (found?.variants.nodes ?? []).map(
    (one) => `${one.title}|${one.sku ?? ''}|${one.price?.displayed.amount ?? ''}|${one.barcode ?? ''}`,
  );
  return {
    text,
    id: found?.id,
    ids: Object.fromEntries((found?.variants.nodes ?? []).map((one) => [one.sku, one.id])),
  };
}

describe('a product that a file names again', () => {
  it('keeps a variant whose option was renamed, by its SKU, with the new price, and tells what is gone', async () => {
    await importBatch([product('belt', ['Navy|BELT-1|1000|4006381333931', 'Red|BELT-2|1000', 'Green|BELT-3|1000'])]);
    const before = await onSale('belt');
    const second = [product('belt', ['Navy blue|BELT-1|1200|4006381333931', 'Red|BELT-2|1000'])];
    const { issues } = await importBatch(second);
    expect(issues).toEqual([
      { row: 2, refused: false, reason: 'the variant Green (BELT-3) is no longer in the file; left as it is' },
    ]);
    const after = await onSale('belt');
    expect(after.text).toEqual(['Navy blue|BELT-1|12.00|4006381333931', 'Red|BELT-2|10.00|', 'Green|BELT-3|10.00|']);
    expect(after.ids).toEqual(before.ids);
    const archived = await importBatch(second, { archiveMissing: true });
    expect(archived.issues[0]?.reason).toContain('taken off sale');
    expect((await onSale('belt')).text).toEqual([
      'Navy blue|BELT-1|12.00|4006381333931',
      'Red|BELT-2|10.00|',
      'Green|BELT-3||',
    ]);
  });

  it.each([
    ['two SKUs', ['S|SWA|1000', 'M|SWB|1000'], ['S|SWB|1000', 'M|SWA|1200'], ['M|SWA|12.00|', 'S|SWB|10.00|']],
    [
      'three SKUs in a ring',
      ['S|R1|1000', 'M|R2|1000', 'L|R3|1000'],
      ['S|R2|1000', 'M|R3|1100', 'L|R1|1200'],
      ['L|R1|12.00|', 'S|R2|10.00|', 'M|R3|11.00|'],
    ],
    [
      'two barcodes',
      ['S||1000|4006381333931', 'M||1000|4012345678901'],
      ['S||1000|4012345678901', 'M||1200|4006381333931'],
      ['M||12.00|4006381333931', 'S||10.00|4012345678901'],
    ],
  ])('exchanges %s, and is as it was when the file comes again', async (name, first, second, expected) => {
    const handle = `swap-${name.toLowerCase().replaceAll(' ', '-')}`;
    if (name === 'two barcodes') await importBatch([product('belt', ['Navy blue|BELT-1|1200', 'Red|BELT-2|1000'])]);
    await importBatch([product(handle, first)]);
    const result = await importBatch([product(handle, second)]);
    expect(result.issues).toEqual([]);
    expect((await onSale(handle)).text).toEqual(expected);
    expect(await importBatch([product(handle, second)])).toMatchObject({ unchanged: 1, issues: [] });
  });

  it('takes a variant off sale whose option values the file gives to another', async () => {
    await importBatch([product('displaced', ['S|N1|1000', 'M|N2|1000'])]);
    const { issues } = await importBatch([product('displaced', ['S|N3|1000', 'M|N1|1100'])]);
    expect(issues).toMatchObject([{ reason: 'the variant M (N2) is no longer in the file; taken off sale' }]);
    expect((await onSale('displaced')).text).toEqual(['M|N1|11.00|', 'M|N2||', 'S|N3|10.00|']);
  });

  it('is the same under another handle, when its codes say so and the file has the old handle no more', async () => {
    await importBatch([product('old-name', ['S|HN-1|1000', 'M|HN-2|1000'])]);
    const before = await onSale('old-name');
    expect(await importBatch([product('new-name', ['S|HN-1|1000', 'M|HN-2|1100'])])).toMatchObject({
      created: 0,
      updated: 1,
    });
    const after = await onSale('new-name');
    expect([after.id, after.ids]).toEqual([before.id, before.ids]);
    expect((await onSale('old-name')).id).toBeUndefined();
  });

  it('gives a SKU to another product of the file, also of a later batch, and not to one of another file', async () => {
    await importBatch([product('giver', ['S|MV-1|1000', 'M|MV-2|1000']), product('keeper', ['S|MV-9|1000'])]);
    const handles = ['taker', 'giver'];
    const first = await importBatch([product('taker', ['S|MV-1|1500', 'M|MV-9|1500'])], { handles });
    expect(first.issues.map(({ reason }) => reason)).toEqual(["SKU MV-9 is another variant's; taken without it"]);
    const second = await importBatch([product('giver', ['S|MV-3|1000', 'M|MV-2|1000'])], { handles });
    expect(second.issues).toEqual([]);
    expect((await onSale('taker')).text).toEqual(['S|MV-1|15.00|', 'M||15.00|']);
    expect((await onSale('giver')).text).toEqual(['S|MV-3|10.00|', 'M|MV-2|10.00|']);
  });

  it('keeps the text of a picture, whichever of its rows says it', async () => {
    const url = 'https://cdn.example.com/belt.jpg';
    const media = [
      { row: 2, url, alt: null },
      { row: 3, url, alt: 'A belt' },
      { row: 4, url, alt: 'Another' },
    ];
    await importBatch([product('pictured', ['S|PIC-1|1000'], { media })]);
    const found = await catalog.ask(
      shopper,
      '{ product(ref: { handle: "pictured" }) { media { nodes { url altText } } } }',
      {},
    );
    expect(found).toEqual({ media: { nodes: [{ url, altText: 'A belt' }] } });
  });
});

describe('any codes that a file gives', () => {
  let run = 0;
  const gtin = (index: number) => {
    const digits = `2${String(run * 10 + index).padStart(11, '0')}`;
    return `${digits}${checkDigitOf(digits)}`;
  };
  /** Which of six codes, or none, each of six variants has: three of each of two products. */
  const codes = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, null, null, null], { minLength: 6, maxLength: 6 });
  const state = fc.record({ skus: codes, barcodes: codes });
  type State = { readonly skus: readonly (number | null)[]; readonly barcodes: readonly (number | null)[] };
  const rowsOf = ({ skus, barcodes }: State, from: number) =>
    ['S', 'M', 'L'].map((size, index) => {
      const [sku, code] = [skus[from + index] ?? null, barcodes[from + index] ?? null];
      return `${size}|${sku === null ? '' : `P${run}-${sku}`}|1000|${code === null ? '' : gtin(code)}`;
    });
  const sold = (rows: readonly string[]) => rows.map((row) => row.replace('|1000|', '|10.00|')).sort();

  it('exchange as the file says at its end, in one batch or in two, and stay so', async () => {
    await fc.assert(
      fc.asyncProperty(state, state, fc.boolean(), async (first, second, inOne) => {
        run += 1;
        const handles = [`any-${run}-a`, `any-${run}-b`];
        const file = (state: State) => handles.map((handle, index) => product(handle, rowsOf(state, index * 3)));
        await importBatch(file(first), { handles });
        const batches = inOne ? [file(second)] : file(second).map((one) => [one]);
        for (const batch of [...batches, file(second)]) {
          const { issues, created } = await importBatch(batch, { handles });
          // A variant without codes is known by its option values alone, and these may be another's now.
          expect(issues.filter(({ reason }) => !reason.includes('is no longer in the file'))).toEqual([]);
          expect(created).toBe(0);
        }
        for (const [index, handle] of handles.entries()) {
          const { text } = await onSale(handle);
          const priced = text.filter((row) => row.includes('|10.00|'));
          expect(priced.sort()).toEqual(sold(rowsOf(second, index * 3)));
        }
      }),
      { numRuns: 40 },
    );
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { checkDigitOf } from '../products/model/gtin.ts';
import { openTestCatalog, shopper, type TestCatalog } from '../testing/catalog.ts';
import { productOf, productRuns, readTables } from '../testing/product-runs.ts';

let catalog: TestCatalog;
let runs: ReturnType<typeof productRuns>;
beforeAll(async () => {
  catalog = await openTestCatalog();
  runs = productRuns(catalog);
});
afterAll(() => catalog.close());

const onSale = (handle: string) =>
  catalog.ask<{ id: string; title: string } | null>(
    shopper,
    'query ($handle: String!) { product(ref: { handle: $handle }) { id title } }',
    { handle },
  );

async function versionOf(handle: string): Promise<{ id: string; version: number }> {
  const [found] = await rowsAs<{ id: string; version: number }>(
    catalog.database.open('catalog'),
    sql`select id, version::int as version from product where handle = ${handle}`,
  );
  return found ?? expect.fail(`there is no ${handle}`);
}

const edit = async (handle: string, fields: Record<string, unknown>) =>
  catalog.mutate('updateProduct', { productId: (await versionOf(handle)).id, ...fields });

/** What was there before is there again as it was; what was not is on sale nowhere. */
async function expectAsBefore(before: ReadonlyMap<string, string>): Promise<void> {
  const after = await readTables(catalog);
  expect(Object.fromEntries([...before].map(([key]) => [key, after.get(key)]))).toEqual(Object.fromEntries(before));
  const added = [...after].filter(([key]) => !before.has(key));
  expect(added.filter(([, row]) => row.includes('"visible": true'))).toEqual([]);
  expect(added.filter(([key, row]) => key.startsWith('prd_') && !row.includes('"ARCHIVED"'))).toEqual([]);
}

const url = (name: string) => `https://cdn.example.com/${name}.jpg`;

describe('an import of products that is taken back', () => {
  it('leaves every field as it was: texts, status, prices, listings, codes, options, variants, pictures', async () => {
    await runs.importRun('coats-1', [
      productOf('coat', ['S|C-S|1000', 'M|C-M|1000'], {
        tags: ['winter'],
        media: [{ row: 2, url: url('a'), alt: 'A' }],
      }),
      productOf('gone', ['S|G-S|1000']),
      productOf('lent', ['S|L-S|1000', 'M|L-M|1000']),
    ]);
    const before = await readTables(catalog);
    const second = await runs.begin('coats-2');
    const changed = { title: 'Coat!', tags: ['new'], vendor: 'Okapi', category: 'coats', description: 'Warm' };
    const pictures = [url('a'), url('b')].map((one) => ({ row: 2, url: one, alt: null }));
    await runs.importBatch(second, [
      productOf('coat', ['S|L-S|1500', 'L|C-L|900'], { ...changed, media: pictures, status: 'DRAFT' }),
      productOf('lent', ['S|C-S|1000', 'M|L-M|1100']),
      productOf('made', ['S|M-S|700']),
    ]);
    await runs.archiveMissing(second, ['coat', 'lent', 'made']);
    expect(await runs.finish(second)).toEqual({ wrote: true });
    expect(await onSale('gone')).toBeNull();
    const taken = await runs.takeBack(second);
    expect(taken).toMatchObject({ archived: [{ handle: 'made' }], kept: [], after: null });
    expect(taken.restored).toHaveLength(3);
    await expectAsBefore(before);
    expect(await onSale('gone')).toMatchObject({ title: 'Title of gone' });
    expect(await onSale('made')).toBeNull();
  });

  it('changes nothing the second time, also of two at once, and comes in again', async () => {
    const files = [productOf('twice', ['S|TW-S|1000']), productOf('twice-more', ['S|TW-M|1000'])];
    const run = await runs.importRun('twice', files);
    const answers = await Promise.all([runs.takeBack(run), runs.takeBack(run)]);
    expect(answers.map(({ archived }) => archived.length).sort()).toEqual([0, 2]);
    const { version } = await versionOf('twice');
    expect(await runs.takeBack(run)).toEqual({ archived: [], restored: [], kept: [], after: null });
    expect((await versionOf('twice')).version).toBe(version);
    const again = await runs.importRun('twice', files);
    expect(again).not.toBe(run);
    expect(await onSale('twice')).toMatchObject({ title: 'Title of twice' });
    expect(await runs.takeBack(again)).toMatchObject({ kept: [] });
    expect(await onSale('twice')).toBeNull();
  });

  it('keeps what somebody changed since, by record and field, and gives the rest back', async () => {
    await runs.importRun('edited-1', [productOf('edited', ['S|ED-S|1000', 'M|ED-M|1000'])]);
    const run = await runs.importRun('edited-2', [
      productOf('edited', ['S|ED-S|1200', 'M|ED-M|1300'], { title: 'Second', vendor: 'Okapi' }),
      productOf('edited-new', ['S|EN-S|1000']),
    ]);
    await edit('edited', { title: 'Ours' });
    await edit('edited-new', { title: 'Ours too' });
    await catalog.mutate('setChannelPrice', {
      variantId: (await catalog.ask<{ id: string }>(shopper, '{ variant(ref: { sku: "ED-S" }) { id } }')).id,
      channelId: (await catalog.ask<{ id: string }>(shopper, '{ channel(ref: { code: "WEB" }) { id } }')).id,
      price: { amount: '11.00', currencyCode: 'EUR' },
    });
    const { archived, kept } = await runs.takeBack(run);
    expect(archived).toEqual([]);
    expect(kept.map(({ handle, record, field }) => `${handle}: ${record} ${field}`).sort()).toEqual([
      'edited-new: product all',
      'edited: product title',
      'edited: variant ED-S in WEB price',
    ]);
    const rows = await rowsAs<{ title: string; vendor: string | null; price: number; store: number; m: number }>(
      catalog.database.open('catalog'),
      sql`select p.title, p.vendor, w.price_minor::int as price, s.price_minor::int as store, m.price_minor::int as m
        from product p join variant v on v.sku = 'ED-S'
        join channel_listing w on w.variant_id = v.id and w.channel_code = 'WEB'
        join channel_listing s on s.variant_id = v.id and s.channel_code = 'STORE'
        join variant m on m.sku = 'ED-M' where p.handle = 'edited'`,
    );
    expect(rows).toEqual([{ title: 'Ours', vendor: null, price: 1100, store: 1000, m: 1000 }]);
    expect(await onSale('edited-new')).toMatchObject({ title: 'Ours too' });
    expect((await runs.takeBack(run)).kept).toHaveLength(3);
  });

  it('waits for later imports of the same products, and all can be taken back one after the other', async () => {
    const before = await readTables(catalog);
    const first = await runs.importRun('layers-1', [productOf('layers', ['S|LY-S|1000'])]);
    const between = await readTables(catalog);
    const second = await runs.importRun('layers-2', [productOf('layers', ['S|LY-S|1200'], { title: 'Second' })]);
    expect(await runs.takeBack(first)).toMatchObject({
      archived: [],
      kept: [{ handle: 'layers', reason: `import ${second} wrote it later; take that back first` }],
    });
    expect(await onSale('layers')).toMatchObject({ title: 'Second' });
    expect(await runs.takeBack(second)).toMatchObject({ kept: [] });
    await expectAsBefore(between);
    expect(await runs.takeBack(first)).toMatchObject({ archived: [{ handle: 'layers' }], kept: [] });
    await expectAsBefore(before);
  });

  it('tells by a dry run what it would do, and leaves all as it is', async () => {
    const run = await runs.importRun('tried', [productOf('tried', ['S|TR-S|1000'])]);
    const before = await readTables(catalog);
    expect(await runs.takeBack(run, { dryRun: true })).toMatchObject({ archived: [{ handle: 'tried' }] });
    expect(await readTables(catalog)).toEqual(before);
    expect((await runs.list()).imports.find((one) => one.run === run)).toMatchObject({ products: 1 });
    expect(await runs.takeBack(run)).toMatchObject({ archived: [{ handle: 'tried' }] });
  });

  it('gives its codes to products of other handles, which give them back', async () => {
    const wrong = await runs.importRun('wrong', [productOf('wrong-handle', ['S|WH-1|1000|4006381333931'])]);
    await runs.takeBack(wrong);
    const before = await readTables(catalog);
    const right = await runs.begin('right');
    expect((await runs.importBatch(right, [productOf('right-handle', ['S|WH-1|1000|4006381333931'])])).issues).toEqual(
      [],
    );
    await runs.finish(right);
    expect(await onSale('right-handle')).not.toBeNull();
    expect(await runs.takeBack(right)).toMatchObject({ kept: [] });
    await expectAsBefore(before);
  });

  it('leaves a code with a variant that somebody gave it since', async () => {
    await runs.importRun('code-1', [productOf('code', ['S|CO-1|1000'])]);
    const run = await runs.importRun('code-2', [productOf('code', ['S|CO-2|1000'])]);
    await catalog.mutate('createProduct', { title: 'Other', variants: [{ sku: 'CO-1' }] });
    expect((await runs.takeBack(run)).kept).toMatchObject([
      { handle: 'code', record: 'variant CO-2', field: 'sku', reason: 'another variant has what it was before' },
    ]);
  });

  it('is known by its number while it is among the last twenty, and not at all where it wrote nothing', async () => {
    const files = [productOf('counted', ['S|CN-1|1000'])];
    const first = await runs.importRun('counted', files);
    const same = await runs.begin('counted');
    await runs.importBatch(same, files);
    expect(await runs.finish(same)).toEqual({ wrote: false });
    for (let later = 1; later < 20; later++) await runs.begin(`later ${later}`);
    expect((await runs.list()).imports.map(({ run }) => run)).toContain(first);
    await runs.begin('later 20');
    expect((await runs.list()).imports.map(({ run }) => run)).not.toContain(first);
    expect(await runs.takeBack(first)).toMatchObject({ code: 'NOT_FOUND', message: `import ${first} not found` });
  });
});

describe('any codes that two imports give', () => {
  let turn = 0;
  const gtin = (index: number) => {
    const digits = `3${String(turn * 10 + index).padStart(11, '0')}`;
    return `${digits}${checkDigitOf(digits)}`;
  };
  const codes = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, null, null, null], { minLength: 6, maxLength: 6 });
  const state = fc.record({ skus: codes, barcodes: codes, sizes: fc.subarray(['S', 'M', 'L'], { minLength: 1 }) });
  type State = typeof state extends fc.Arbitrary<infer T> ? T : never;
  const fileOf = ({ skus, barcodes, sizes }: State) =>
    [0, 1].map((place) => {
      const rows = sizes.map((size, index) => {
        const [sku, code] = [skus[place * 3 + index] ?? null, barcodes[place * 3 + index] ?? null];
        return `${size}|${sku === null ? '' : `Q${turn}-${sku}`}|1000|${code === null ? '' : gtin(code)}`;
      });
      return productOf(`either-${turn}-${place}`, rows);
    });

  it('go back to whom they belonged, whatever the batches were', async () => {
    await fc.assert(
      fc.asyncProperty(state, state, fc.boolean(), async (first, second, inOne) => {
        turn += 1;
        const handles = fileOf(first).map(({ handle }) => handle);
        const start = await readTables(catalog);
        const one = await runs.importRun(`one ${turn}`, fileOf(first), { handles });
        const before = await readTables(catalog);
        const two = await runs.begin(`two ${turn}`);
        const file = fileOf(second);
        for (const batch of inOne ? [file] : file.map((product) => [product])) {
          await runs.importBatch(two, batch, { handles });
        }
        await runs.finish(two);
        expect((await runs.takeBack(two)).kept).toEqual([]);
        await expectAsBefore(before);
        expect((await runs.takeBack(one)).kept).toEqual([]);
        await expectAsBefore(start);
      }),
      { numRuns: 4 },
    );
  });
});

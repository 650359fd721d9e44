import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { countStatements, type StatementCounts } from '#kernel/request/context.ts';
import { DAY } from '#kernel/values/time.ts';
import { createRandom } from '../../../ops/demo/plan/random.ts';
import { createProduct, eur, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';
import { createSuspectFinder, findSuspects, type SuspectFinder } from './find-suspects.ts';
import { PRICE_ANOMALY_KINDS } from './model/price-anomaly.ts';
import { readPriceAnomalies } from './store/price-anomalies.ts';

let catalog: TestCatalog;
let db: Database;
let find: SuspectFinder;
const channels: string[] = [];
beforeAll(async () => {
  catalog = await openTestCatalog();
  for (const code of ['WEB', 'APP', 'STORE']) channels.push(await catalog.channelId(code));
  db = catalog.database.open('catalog');
  find = createSuspectFinder({ db, clock: catalog.clock });
});
afterAll(() => catalog.close());

const page = { limit: 1_000, backwards: false, after: undefined, before: undefined };
async function anomalies(isNarrowed: boolean) {
  const variantIds = isNarrowed ? await find() : undefined;
  const search = { rules: PRICE_ANOMALY_KINDS, kinds: PRICE_ANOMALY_KINDS, channelCodes: undefined };
  return readPriceAnomalies(db, { ...search, variantIds, now: catalog.clock.now() }, page as never);
}
let held: Awaited<ReturnType<typeof findSuspects>> | undefined;
async function statements(): Promise<number> {
  const counts: StatementCounts = new Map();
  held = await countStatements(counts, () => findSuspects({ db, clock: catalog.clock }, held));
  return counts.get('catalog') ?? 0;
}

it('finds every anomaly that reading everything finds, after any writes and as time passes', async () => {
  const random = createRandom(5);
  const variants: Array<{ productId: string; variantId: string }> = [];
  let found = 0;
  for (let step = 0; step < 120; step++) {
    const kind = random.int(0, 9);
    const one = variants.length > 0 ? random.pick(variants) : undefined;
    const price = eur(`${random.int(5, 60)}.00`);
    if (kind < 3 || !one) {
      const product = await createProduct(catalog, {}, ['S', 'M']);
      for (const { id } of product.variants) variants.push({ productId: product.id, variantId: id });
    } else if (kind < 7) {
      const compareAtPrice = random.chance(0.3) ? eur(`${random.int(5, 60)}.00`) : null;
      await catalog.mutate('setChannelPrice', {
        variantId: one.variantId,
        channelId: random.pick(channels),
        price,
        compareAtPrice,
      });
    } else if (kind === 7) await catalog.mutate('updateVariant', { variantId: one.variantId, unitCost: price });
    else if (kind === 8) {
      const field = random.chance(0.5) ? 'unpublishProduct' : 'publishProduct';
      await catalog.mutate(field, { productId: one.productId, channelIds: [random.pick(channels)] });
    } else {
      // Listings that end by themselves take part in what is usual until then.
      const ends = new Date(catalog.clock.now().getTime() + random.int(1, 4) * DAY);
      await db.query(sql`
        update channel_listing set publish_to = ${ends} where variant_id = ${one.variantId} and channel_code = 'APP'`);
      await catalog.mutate('updateVariant', { variantId: one.variantId, unitCost: price });
      catalog.clock.advance(DAY);
    }
    if (step % 4 !== 0) continue;
    const all = await anomalies(false);
    found += all.length;
    expect(await anomalies(true)).toEqual(all);
  }
  expect(found).toBeGreaterThan(100);
});

it('looks again at everything when a channel has changed', async () => {
  const { variants } = await createProduct(catalog, {}, ['S']);
  await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, channelId: channels[0], price: eur('500.00') });
  await find();
  for (const audience of ['STAFF', 'PUBLIC']) {
    await db.query(sql`update channel set audience = ${audience} where code = 'WEB'`);
    expect(await anomalies(true)).toEqual(await anomalies(false));
  }
});

it('costs one statement while nothing was written, and two for what was', async () => {
  await statements();
  expect(await statements()).toBe(1);
  await createProduct(catalog, {}, ['S']);
  expect(await statements()).toBe(2);
  expect(await statements()).toBe(1);
});

it('has what was committed before each of many callers', async () => {
  const { variants } = await createProduct(catalog, {}, ['S']);
  const early = find();
  await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, channelId: channels[0], price: eur('900.00') });
  const [, ...late] = await Promise.all([early, find(), find()]);
  for (const suspects of late) expect(suspects).toContain(variants[0]?.id);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '#kernel/values/time.ts';
import { staffActor } from '../../../test/support/actors.ts';
import {
  createProduct,
  eur,
  merchandiser,
  openTestCatalog,
  service,
  shopper,
  type TestCatalog,
} from '../testing/catalog.ts';

let catalog: TestCatalog;
let web: string;
beforeAll(async () => {
  catalog = await openTestCatalog();
  web = await catalog.channelId('WEB');
});
afterAll(() => catalog.close());

interface Found {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null };
  readonly nodes: ReadonlyArray<{
    readonly variant: { readonly id: string };
    readonly channel: { readonly code: string };
    readonly kinds: readonly string[];
    readonly previousPrice: { readonly amount: string } | null;
    readonly usualNetPrice: { readonly amount: string } | null;
  }>;
}
const LIST = `query ($first: Int, $after: String, $filter: PriceAnomalyFilter) {
  priceAnomalies(first: $first, after: $after, filter: $filter) { totalCount pageInfo { endCursor }
    nodes { variant { id } channel { code } kinds previousPrice { amount } usualNetPrice { amount } } } }`;
const list = (variables: Record<string, unknown> = {}) =>
  catalog.ask<Found>(merchandiser, LIST, { first: 100, ...variables });
/** The anomalies of one variant: a code of a channel and its kinds. */
async function anomaliesOf(variantId: string | undefined) {
  const { nodes } = await list();
  return nodes
    .filter(({ variant }) => variant.id === variantId)
    .map(({ channel, kinds }) => [channel.code, ...kinds])
    .sort();
}
const oneVariant = async (price: string, more: Record<string, unknown> = {}) => {
  const sku = `ONE-${Math.random()}`;
  const variants = [{ sku, selectedOptions: [{ name: 'Size', value: 'M' }], price: eur(price), ...more }];
  return (await createProduct(catalog, { variants })).variants[0]?.id;
};
const setPrice = (variantId: string | undefined, amounts: Record<string, unknown>, channelId = web) =>
  catalog.mutate('setChannelPrice', { variantId, channelId, ...amounts });

it('finds a price that is below the cost once its tax is taken off, and says so to those who may see costs', async () => {
  // 24.00 with 20 % of tax in it is 20.00 net.
  expect(await anomaliesOf(await oneVariant('24.00', { unitCost: eur('20.00') }))).toEqual([]);
  const below = await oneVariant('24.00', { unitCost: eur('20.01') });
  const found = await anomaliesOf(below);
  expect(found.length).toBeGreaterThan(1);
  expect(found.every(([, ...kinds]) => kinds.join() === 'BELOW_COST')).toBe(true);
  expect(await anomaliesOf(await oneVariant('24.00', { unitCost: null }))).toEqual([]);
});

it('finds a compare-at price that is not above the price', async () => {
  const variantId = await oneVariant('20.00');
  await setPrice(variantId, { price: eur('20.00'), compareAtPrice: eur('20.01') });
  expect(await anomaliesOf(variantId)).toEqual([]);
  await setPrice(variantId, { price: eur('20.00'), compareAtPrice: eur('20.00') });
  expect(await anomaliesOf(variantId)).toEqual([['WEB', 'COMPARE_AT_NOT_ABOVE']]);
});

it('finds a price that moved by more than half of what it was, up or down, for a week', async () => {
  const [half, more, up] = [await oneVariant('20.00'), await oneVariant('20.00'), await oneVariant('20.00')];
  await setPrice(half, { price: eur('10.00') });
  await setPrice(more, { price: eur('9.99') });
  await setPrice(up, { price: eur('30.01') });
  expect(await anomaliesOf(half)).toEqual([]);
  expect(await anomaliesOf(more)).toContainEqual(expect.arrayContaining(['WEB', 'MOVED']));
  expect(await anomaliesOf(up)).toEqual([['WEB', 'MOVED']]);
  const { nodes } = await list();
  expect(nodes.find(({ variant }) => variant.id === up)?.previousPrice).toEqual({ amount: '20.00' });
  catalog.clock.advance(7 * DAY);
  expect(await anomaliesOf(up)).toEqual([]);
  catalog.clock.advance(-7 * DAY);
  // What is set to the same price again has not moved.
  await setPrice(up, { price: eur('30.01') });
  expect(await anomaliesOf(up)).toEqual([['WEB', 'MOVED']]);
});

it('finds the one channel whose price is more than twice or less than half of the usual one', async () => {
  const [dear, cheap, twice] = [await oneVariant('20.00'), await oneVariant('20.00'), await oneVariant('20.00')];
  await setPrice(dear, { price: eur('40.10') });
  await setPrice(cheap, { price: eur('9.95') });
  await setPrice(twice, { price: eur('40.00') });
  const kindsIn = async (id: string | undefined) =>
    (await anomaliesOf(id)).map(([code, ...kinds]) => [code, kinds.includes('DIFFERS')]);
  expect(await kindsIn(dear)).toEqual([['WEB', true]]);
  expect(await kindsIn(cheap)).toEqual([['WEB', true]]);
  expect(await kindsIn(twice)).toEqual([['WEB', false]]);
  const { nodes } = await list({ filter: { kinds: ['DIFFERS'], channelIds: [web] } });
  expect(nodes.filter(({ variant }) => [dear, cheap, twice].includes(variant.id))).toHaveLength(2);
  expect(nodes.every(({ channel, kinds }) => channel.code === 'WEB' && kinds.includes('DIFFERS'))).toBe(true);
  expect(nodes.find(({ variant }) => variant.id === dear)?.usualNetPrice).toEqual({ amount: '16.67' });
});

it('leaves out what is not on sale', async () => {
  const { id, variants } = await createProduct(catalog, {}, ['S']);
  await setPrice(variants[0]?.id, { price: eur('1.00') });
  expect(await anomaliesOf(variants[0]?.id)).not.toEqual([]);
  await catalog.mutate('unpublishProduct', { productId: id, channelIds: [web] });
  expect(await anomaliesOf(variants[0]?.id)).toEqual([]);
  const archived = await createProduct(catalog, {}, ['S']);
  await setPrice(archived.variants[0]?.id, { price: eur('1.00') });
  await catalog.mutate('archiveProduct', { productId: archived.id });
  expect(await anomaliesOf(archived.variants[0]?.id)).toEqual([]);
});

it('is read page by page and counted, each by one statement beside those of what was written, of variants and of channels', async () => {
  const all = await list();
  expect(all.totalCount).toBe(all.nodes.length);
  const walked: unknown[] = [];
  let after: string | null = null;
  do {
    const page: Found = await list({ first: 2, after });
    walked.push(...page.nodes);
    after = page.nodes.length === 2 ? page.pageInfo.endCursor : null;
  } while (after);
  expect(walked).toEqual(all.nodes);
  expect(await catalog.count(merchandiser, LIST, { first: 2 })).toBeLessThanOrEqual(5);
  await expect(list({ after: 'x' })).rejects.toThrow(/cursor/);
});

it('is for those who write the catalog', async () => {
  for (const actor of [shopper, staffActor(['ASSOCIATE']), staffActor(['SERVICE']), staffActor(['EXECUTIVE'])]) {
    await expect(catalog.ask(actor, LIST)).rejects.toThrow(/FORBIDDEN|UNAUTHENTICATED/);
  }
  expect(await catalog.ask(service, LIST)).toBeTruthy();
});

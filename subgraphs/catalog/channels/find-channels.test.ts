import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
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
let channelId: string;
/** A product that is sold nowhere but in the private channel. */
let product: { id: string; variants: ReadonlyArray<{ readonly id: string }> };
const partnerId = newId('cus');
const customer = (customerId: string): Actor => ({ kind: 'customer', customerId, sessionId: 'ses_2' });
const STRANGERS: Array<[string, Actor]> = [
  ['a passer-by', shopper],
  ['a guest of that id', { kind: 'guest', customerId: partnerId, sessionId: 'ses_3' }],
  ['another customer', customer(newId('cus'))],
];

beforeAll(async () => {
  catalog = await openTestCatalog();
  const trade = { code: 'TRADE', name: 'Trade', kind: 'WHOLESALE', currencyCodes: ['EUR'] };
  const made = await catalog.mutate('createChannel', { ...trade, audience: 'CUSTOMERS', customerIds: [partnerId] });
  channelId = made.id;
  product = await createProduct(catalog, { channelIds: [channelId], handle: 'trade-coat' }, ['M']);
});
afterAll(() => catalog.close());

describe('a channel that is for certain customers', () => {
  const HERE = '@inContext(channel: "TRADE")';

  it.each(STRANGERS)('is no context for %s, who finds neither it nor what it alone lists', async (_who, actor) => {
    const inside = await catalog.send(actor, `query ${HERE} { context { channel { code } } }`);
    expect(inside.errors?.[0]?.extensions?.['code']).toBe('INVALID_CONTEXT');
    const READ = `query ($id: ID!, $channel: ID!, $variant: ID!) {
      byId: product(ref: { id: $id }) { id } byHandle: product(ref: { handle: "trade-coat" }) { id }
      variant(ref: { id: $variant }) { id } node(id: $id) { id } channelNode: node(id: $channel) { id }
      channel(ref: { code: "TRADE" }) { id } channels { code } }`;
    const variables = { id: product.id, channel: channelId, variant: product.variants[0]?.id };
    const { data, errors } = await catalog.send(actor, READ, variables);
    expect(errors).toBeUndefined();
    const { channels, ...found } = data as unknown as { channels: Array<{ code: string }> } & Record<string, unknown>;
    expect(Object.values(found)).toEqual([null, null, null, null, null, null]);
    expect(channels.map(({ code }) => code)).not.toContain('TRADE');
  });

  it('shows them what it sells, and staff everything', async () => {
    const READ = `query ($id: ID!) ${HERE} { product(ref: { id: $id }) {
      variants { nodes { price { displayed { amount } } } } } }`;
    for (const actor of [customer(partnerId), merchandiser]) {
      expect(await catalog.ask(actor, READ, { id: product.id })).toEqual({
        variants: { nodes: [{ price: { displayed: { amount: '10.00' } } }] },
      });
    }
  });

  it('sells to them alone, and to nobody while it is inactive', async () => {
    const PRICE = `query ($ids: [ID!]!, $buyer: ID) { catalogPriceVariants(
      channel: "TRADE", currencyCode: "EUR", variantIds: $ids, buyerId: $buyer) { sellable reason } }`;
    const ids = product.variants.map(({ id }) => id);
    const sells = async (buyer: string | null) =>
      (await catalog.ask<[{ sellable: boolean }]>(service, PRICE, { ids, buyer }))[0].sellable;
    expect([await sells(partnerId), await sells(null), await sells(''), await sells(newId('cus'))]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    await catalog.mutate('updateChannel', { channelId, isActive: false });
    expect([await sells(partnerId), await sells(null)]).toEqual([false, false]);
    await catalog.mutate('updateChannel', { channelId, isActive: true });
  });

  it('gets no product that nobody put there', async () => {
    const { id } = await createProduct(catalog, {}, ['M']);
    const LISTED =
      'query ($id: ID!) { product(ref: { id: $id }) { variants { nodes { listings(first: 100) { nodes { channel { code } } } } } } }';
    type Listed = { variants: { nodes: [{ listings: { nodes: Array<{ channel: { code: string } }> } }] } };
    const { variants } = await catalog.ask<Listed>(merchandiser, LISTED, { id });
    const codes = variants.nodes[0].listings.nodes.map(({ channel }) => channel.code);
    expect(codes).toContain('WEB');
    expect(codes).not.toContain('TRADE');
  });

  it('lets go of a customer at once, and is for staff where it says so', async () => {
    const inside = (actor: Actor) => catalog.send(actor, `query ${HERE} { context { channel { code } } }`);
    await catalog.mutate('updateChannel', { channelId, audience: 'STAFF' });
    expect((await inside(customer(partnerId))).errors?.[0]?.extensions?.['code']).toBe('INVALID_CONTEXT');
    expect((await inside(merchandiser)).errors).toBeUndefined();
    await catalog.mutate('updateChannel', { channelId, audience: 'CUSTOMERS', customerIds: [] });
    expect((await inside(customer(partnerId))).errors?.[0]?.extensions?.['code']).toBe('INVALID_CONTEXT');
    await catalog.mutate('updateChannel', { channelId, customerIds: [partnerId] });
    expect((await inside(customer(partnerId))).errors).toBeUndefined();
  });

  it('tells nobody but staff that a price of it has changed', async () => {
    await catalog.mutate('setChannelPrice', { variantId: product.variants[0]?.id, channelId, price: eur('9.00') });
    const { events } = await catalog.ask<{ events: Array<{ type: string; payload: { isPublic?: boolean } }> }>(
      service,
      '{ catalogEventsAfter(after: "0:0", limit: 10000, waitMs: 0) }',
    );
    const set = events.filter(({ type }) => type === 'catalog.channel-price-set.v1');
    expect(set.map(({ payload }) => payload.isPublic)).toEqual([false]);
  });

  it('is never the default channel, and names customers by their ids', async () => {
    const web = await catalog.channelId('WEB');
    expect(await catalog.mutate('updateChannel', { channelId: web, audience: 'STAFF' })).toMatchObject({
      issues: [{ path: ['input', 'audience'] }],
    });
    expect(await catalog.mutate('updateChannel', { channelId, isDefault: true })).toMatchObject({
      issues: [{ path: ['input', 'audience'] }],
    });
    expect(await catalog.mutate('updateChannel', { channelId, customerIds: ['prd_1'] })).toMatchObject({
      issues: [{ path: ['input', 'customerIds', '0'] }],
    });
  });
});

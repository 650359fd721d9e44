import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, eur, openTestCatalog, service, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('the log', () => {
  it('has an event of every change of a product, with versions that grow by one', async () => {
    const { id, variants } = await createProduct(catalog);
    const channelId = await catalog.channelId('WEB');
    await catalog.mutate('setChannelPrice', { variantId: variants[0]?.id, channelId, price: eur('11.00') });
    await catalog.mutate('archiveProduct', { productId: id });
    const { events } = await catalog.ask<{
      events: Array<{ type: string; aggregateId: string; aggregateVersion: string; payload: unknown }>;
    }>(service, '{ catalogEventsAfter(after: "0:0", limit: 10000, waitMs: 0) }');
    const own = events.filter((event) => event.aggregateId === id);
    expect(own.map((event) => event.aggregateVersion)).toEqual(['1', '2', '3']);
    expect(own.at(-1)?.payload).toMatchObject({
      productId: id,
      status: 'ARCHIVED',
      variantIds: variants.map((v) => v.id),
    });
    expect(
      events.find((event) => event.type === 'catalog.channel-price-set.v1' && event.aggregateId === variants[0]?.id)
        ?.payload,
    ).toEqual({
      variantId: variants[0]?.id,
      channel: 'WEB',
      isPublic: true,
      currency: 'EUR',
      priceMinor: '1100',
    });
  });
});

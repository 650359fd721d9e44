import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, merchandiser, openTestCatalog, service, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('channels', () => {
  it('may have their carts hold units for some minutes, which prices bring with the variant, and none by default', async () => {
    const { variants } = await createProduct(catalog);
    const held = async () => {
      const [priced] = await catalog.ask<Array<{ cartHoldMinutes: number | null }>>(
        service,
        'query ($ids: [ID!]!) { catalogPriceVariants(channel: "WEB", currencyCode: "EUR", variantIds: $ids) { cartHoldMinutes } }',
        { ids: [variants[0]?.id] },
      );
      return priced?.cartHoldMinutes;
    };
    const keep = (cartHoldMinutes: number | null) =>
      catalog.ask<{ __typename: string }>(
        merchandiser,
        'mutation ($minutes: Int) { updateChannel(input: { code: "WEB", cartHoldMinutes: $minutes }) { __typename } }',
        { minutes: cartHoldMinutes },
      );
    expect(await held()).toBeNull();
    await keep(20);
    expect(await held()).toBe(20);
    for (const minutes of [0, -1, 1441]) expect((await keep(minutes)).__typename).toBe('ValidationError');
    await catalog.ask(merchandiser, 'mutation { updateChannel(input: { code: "WEB", name: "Web" }) { __typename } }');
    expect(await held()).toBe(20);
    await keep(null);
    expect(await held()).toBeNull();
  });
});

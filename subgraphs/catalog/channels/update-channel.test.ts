import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, openTestCatalog, service, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('channels', () => {
  it('may have their carts hold units for some minutes, which prices bring with the variant, and none by default', async () => {
    const { variants } = await createProduct(catalog);
    const channelId = await catalog.channelId('WEB');
    const held = async () => {
      const [priced] = await catalog.ask<Array<{ cartHoldMinutes: number | null }>>(
        service,
        'query ($ids: [ID!]!) { catalogPriceVariants(channel: "WEB", currencyCode: "EUR", variantIds: $ids) { cartHoldMinutes } }',
        { ids: [variants[0]?.id] },
      );
      return priced?.cartHoldMinutes;
    };
    const keep = (cartHoldMinutes: number | null) => catalog.mutate('updateChannel', { channelId, cartHoldMinutes });
    expect(await held()).toBeNull();
    await keep(20);
    expect(await held()).toBe(20);
    for (const minutes of [0, -1, 1441]) expect((await keep(minutes)).__typename).toBe('ValidationError');
    await catalog.mutate('updateChannel', { channelId, name: 'Web' });
    expect(await held()).toBe(20);
    await keep(null);
    expect(await held()).toBeNull();
  });

  it('are changed by the first of two who read the same version, and the second is told the current one', async () => {
    const channelId = await catalog.channelId('CHAT');
    const { version } = await catalog.mutate('updateChannel', { channelId, name: 'Chat' });
    const rename = (name: string) => catalog.mutate('updateChannel', { channelId, name, expectedVersion: version });
    const answers = await Promise.all([rename('Live chat'), rename('Talk')]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ConflictError', 'UpdateChannelPayload']);
    expect(answers.find(({ __typename }) => __typename === 'ConflictError')).toMatchObject({
      errorCode: 'VERSION_CONFLICT',
      currentVersion: version + 1,
    });
  });
});

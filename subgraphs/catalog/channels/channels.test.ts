import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CatalogHouse,
  createProduct,
  merchandiser,
  openCatalogHouse,
  service,
} from '../../../test/support/catalog-house.ts';

let house: CatalogHouse;
beforeAll(async () => {
  house = await openCatalogHouse();
});
afterAll(() => house.close());

describe('channels and collections', () => {
  it('are data: a new channel sells at once', async () => {
    const channel = await house.ask(
      merchandiser,
      `mutation { createChannel(input: { code: "POPUP", name: "Pop-up", kind: STORE, currencyCode: "EUR" }) { __typename } }`,
    );
    expect(channel).toEqual({ __typename: 'Channel' });
    const { id, variants } = await createProduct(house, { status: 'DRAFT' });
    await house.ask(
      merchandiser,
      'mutation ($input: PublishProductInput!) { publishProduct(input: $input) { __typename } }',
      { input: { id, channels: ['POPUP'] } },
    );
    const priced = await house.ask(
      service,
      'query ($ids: [ID!]!) { catalogPriceVariants(channel: "POPUP", currencyCode: "EUR", variantIds: $ids) { unitPriceMinor sellable reason taxRateBasisPoints taxIncluded kind } }',
      { ids: [variants[0]?.id, 'var_unknown', '\u0000'] },
    );
    expect(priced).toEqual([
      {
        unitPriceMinor: '1000',
        sellable: true,
        reason: null,
        taxRateBasisPoints: 2000,
        taxIncluded: true,
        kind: 'GOOD',
      },
    ]);
  });

  it('may have their carts hold units for some minutes, which prices tell with the variant, and none by default', async () => {
    const { variants } = await createProduct(house);
    const held = async () => {
      const [priced] = await house.ask<Array<{ cartHoldMinutes: number | null }>>(
        service,
        'query ($ids: [ID!]!) { catalogPriceVariants(channel: "WEB", currencyCode: "EUR", variantIds: $ids) { cartHoldMinutes } }',
        { ids: [variants[0]?.id] },
      );
      return priced?.cartHoldMinutes;
    };
    const keep = (cartHoldMinutes: number | null) =>
      house.ask<{ __typename: string }>(
        merchandiser,
        'mutation ($minutes: Int) { updateChannel(input: { code: "WEB", cartHoldMinutes: $minutes }) { __typename } }',
        { minutes: cartHoldMinutes },
      );
    expect(await held()).toBeNull();
    await keep(20);
    expect(await held()).toBe(20);
    for (const minutes of [0, -1, 1441]) expect((await keep(minutes)).__typename).toBe('ValidationError');
    await house.ask(merchandiser, 'mutation { updateChannel(input: { code: "WEB", name: "Web" }) { __typename } }');
    expect(await held()).toBe(20);
    await keep(null);
    expect(await held()).toBeNull();
  });

  it('refuse a code that is none or taken', async () => {
    const create = (code: string) =>
      house.ask<{ __typename: string; id: string }>(
        merchandiser,
        `mutation ($code: ID!) { createChannel(input: { code: $code, name: "x", kind: OTHER, currencyCode: "EUR" }) { __typename } }`,
        { code },
      );
    for (const code of ['web', '', 'A B', '\u0000', 'X'.repeat(41)]) {
      expect((await create(code)).__typename).toBe('ValidationError');
    }
    expect((await create('WEB')).__typename).toBe('ConflictError');
  });

  it('collect products once each, and answer them by page', async () => {
    const collection = await house.ask<{ __typename: string; id: string }>(
      merchandiser,
      'mutation { createCollection(input: { title: "Hiver" }) { ... on Collection { id } } }',
    );
    const products = await Promise.all([createProduct(house), createProduct(house)]);
    const add = (productIds: string[]) =>
      house.ask<{ products: { nodes: unknown[] } }>(
        merchandiser,
        `mutation ($input: AddProductsToCollectionInput!) { addProductsToCollection(input: $input) {
           ... on Collection { products { nodes { collections { title } } } } ... on DomainError { message } } }`,
        { input: { collectionId: collection.id, productIds } },
      );
    const ids = products.map((product) => product.id);
    await add(ids);
    const again = await add(ids);
    expect(again.products.nodes).toEqual([
      { collections: [{ title: 'Hiver' }] },
      { collections: [{ title: 'Hiver' }] },
    ]);
    expect(await add(['prd_unknown'])).toMatchObject({ message: expect.stringContaining('not found') });
  });
});

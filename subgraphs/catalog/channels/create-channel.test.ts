import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, merchandiser, openTestCatalog, service, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('C1: a channel', () => {
  it('is data: a new one sells at once', async () => {
    const channel = await catalog.ask(
      merchandiser,
      `mutation { createChannel(input: { code: "POPUP", name: "Pop-up", kind: STORE, currencyCode: "EUR" }) { __typename } }`,
    );
    expect(channel).toEqual({ __typename: 'Channel' });
    const { id, variants } = await createProduct(catalog, { status: 'DRAFT' });
    await catalog.ask(
      merchandiser,
      'mutation ($input: PublishProductInput!) { publishProduct(input: $input) { __typename } }',
      { input: { id, channels: ['POPUP'] } },
    );
    const priced = await catalog.ask(
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

  it('refuses a code that is none or taken', async () => {
    const create = (code: string) =>
      catalog.ask<{ __typename: string; id: string }>(
        merchandiser,
        `mutation ($code: String!) { createChannel(input: { code: $code, name: "x", kind: OTHER, currencyCode: "EUR" }) { __typename } }`,
        { code },
      );
    for (const code of ['web', '', 'A B', '\u0000', 'X'.repeat(41)]) {
      expect((await create(code)).__typename).toBe('ValidationError');
    }
    expect((await create('WEB')).__typename).toBe('ConflictError');
  });
});

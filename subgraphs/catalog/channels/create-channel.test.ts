import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, openTestCatalog, service, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

const POPUP = { code: 'POPUP', name: 'Pop-up', kind: 'STORE', currencyCodes: ['EUR'] };

describe('C1: a channel', () => {
  it('is data: a new one sells at once', async () => {
    const channel = await catalog.mutate('createChannel', POPUP);
    expect(channel).toMatchObject({ __typename: 'CreateChannelPayload', code: 'POPUP', version: 1 });
    const { id, variants } = await createProduct(catalog, { status: 'DRAFT' });
    await catalog.mutate('publishProduct', { productId: id, channelIds: [channel.id] });
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
    const create = (code: string) => catalog.mutate('createChannel', { ...POPUP, code });
    for (const code of ['web', '', 'A B', '\u0000', 'X'.repeat(41)]) {
      expect((await create(code)).__typename).toBe('ValidationError');
    }
    expect(await create('WEB')).toMatchObject({ __typename: 'ConflictError', errorCode: 'ALREADY_EXISTS' });
  });

  it('sells in one currency', async () => {
    for (const currencyCodes of [[], ['EUR', 'USD']]) {
      const answer = await catalog.mutate('createChannel', { ...POPUP, code: 'MANY', currencyCodes });
      expect(answer.issues?.[0]?.path.slice(0, 2)).toEqual(['input', 'currencyCodes']);
    }
  });

  it('is made once by a key, however often and at once it is asked for', async () => {
    const input = { ...POPUP, code: 'ONCE', idempotencyKey: randomUUID() };
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => catalog.mutate('createChannel', input)));
    expect(first).toMatchObject({ __typename: 'CreateChannelPayload', code: 'ONCE' });
    expect(others).toEqual([first, first]);
    expect(await catalog.mutate('createChannel', { ...input, name: 'Another' })).toMatchObject({
      errorCode: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});

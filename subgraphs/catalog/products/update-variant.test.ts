import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduct, eur, merchandiser, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

const size = (value: string) => [{ name: 'Size', value }];

describe('updating a variant', () => {
  it('changes all that its creation sets, and what is left out stays', async () => {
    const { id, variants } = await createProduct(catalog);
    const variantId = variants[0]?.id;
    const changed = await catalog.mutate('updateVariant', {
      variantId,
      sku: 'NEW',
      selectedOptions: size('XL'),
      price: eur('50.00'),
      unitCost: eur('20.00'),
      taxRate: '0.055',
    });
    expect(changed).toMatchObject({ __typename: 'UpdateVariantPayload', sku: 'NEW', title: 'XL' });
    const again = await catalog.mutate('updateVariant', { variantId, unitCost: null });
    expect(again).toMatchObject({ sku: 'NEW', title: 'XL', price: { displayed: { amount: '10.00' } } });
    const READ =
      'query ($id: ID!) { product(ref: { id: $id }) { options { values { name } } variants { nodes { unitCost { amount } basePrice { amount currencyCode } taxRate } } } }';
    expect(await catalog.ask(merchandiser, READ, { id })).toMatchObject({
      options: [{ values: ['S', 'M', 'L', 'XL'].map((name) => ({ name })) }],
      variants: {
        nodes: [{ unitCost: null, basePrice: eur('50.00'), taxRate: '0.055' }, { taxRate: '0.2' }, { taxRate: '0.2' }],
      },
    });
  });

  it('refuses the option values of a sibling, and amounts of two currencies', async () => {
    const { variants } = await createProduct(catalog);
    const variantId = variants[0]?.id;
    expect(await catalog.mutate('updateVariant', { variantId, selectedOptions: size('M') })).toMatchObject({
      errorCode: 'ALREADY_EXISTS',
    });
    const dollars = { amount: '5.00', currencyCode: 'USD' };
    const answer = await catalog.mutate('updateVariant', { variantId, unitCost: dollars });
    expect(answer.issues?.[0]?.path).toEqual(['input', 'price']);
  });

  it('is guarded by the version of its product, and a key makes it one change', async () => {
    const { variants } = await createProduct(catalog);
    const input = { variantId: variants[0]?.id, title: 'Small', expectedVersion: 1, idempotencyKey: randomUUID() };
    const changed = await catalog.mutate('updateVariant', input);
    expect(changed.__typename).toBe('UpdateVariantPayload');
    expect(await catalog.mutate('updateVariant', input)).toEqual(changed);
    expect(await catalog.mutate('updateVariant', { ...input, idempotencyKey: randomUUID() })).toMatchObject({
      errorCode: 'VERSION_CONFLICT',
      currentVersion: 2,
    });
  });
});

describe('a further variant', () => {
  it('is made once by a key, and is refused where its options are there', async () => {
    const { id: productId } = await createProduct(catalog);
    const input = { productId, selectedOptions: size('XXL'), idempotencyKey: randomUUID() };
    const [first, second] = await Promise.all([1, 2].map(() => catalog.mutate('createVariant', input)));
    expect(first?.__typename).toBe('CreateVariantPayload');
    expect(second).toEqual(first);
    expect(await catalog.mutate('createVariant', { productId, selectedOptions: size('xxl') })).toMatchObject({
      errorCode: 'ALREADY_EXISTS',
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createProduct,
  merchandiser,
  openTestCatalog,
  service,
  shopper,
  type TestCatalog,
} from '../testing/catalog.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await openTestCatalog();
});
afterAll(() => catalog.close());

describe('what an order history needs', () => {
  const ENSURE = 'mutation ($items: JSON!) { catalogEnsureVariants(items: $items) }';
  const item = (key: string, fields: Record<string, unknown> = {}) => ({
    externalKey: `src:${key}`,
    productKey: `src:${key.split('/')[0]}`,
    productTitle: `Old ${key}`,
    currency: 'USD',
    ...fields,
  });

  it('is made once: placeholders that cannot be bought, and variants of a known SKU as they are', async () => {
    const known = await createProduct(catalog, { variants: [{ sku: 'KNOWN-SKU' }] });
    const items = [item('a/1'), item('a/2'), item('b'), item('c', { sku: 'KNOWN-SKU' })];
    const first = await catalog.ask<Array<{ externalKey: string; variantId: string; productId: string }>>(
      service,
      ENSURE,
      { items },
    );
    expect(await catalog.ask(service, ENSURE, { items })).toEqual(first);
    expect(first[0]?.productId).toBe(first[1]?.productId);
    expect(first[3]?.variantId).toBe(known.variants[0]?.id);
    const later = await catalog.ask<typeof first>(service, ENSURE, { items: [item('a/3')] });
    expect(later[0]?.productId).toBe(first[0]?.productId);
    const placeholder = await catalog.ask(
      merchandiser,
      'query ($id: ID!) { product(ref: { id: $id }) { status variants { nodes { id } } } }',
      {
        id: first[0]?.productId,
      },
    );
    expect(placeholder).toMatchObject({ status: 'ARCHIVED', variants: { nodes: [{}, {}, {}] } });
    expect(
      await catalog.ask(shopper, 'query ($id: ID!) { product(ref: { id: $id }) { id } }', { id: first[0]?.productId }),
    ).toBeNull();
  });
});

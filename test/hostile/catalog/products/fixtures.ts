import { randomUUID } from 'node:crypto';
import { unique } from '../../../support/unique.ts';
import { type Fixtures, idIn } from '../../fixture.ts';
import { EUR_100 } from '../../values.ts';

export const VARIANTS = 'query ($id: ID!) { product(ref: { id: $id }) { variants { nodes { id } } } }';

export const productFixtures: Fixtures = {
  product: async ({ ask, must }) => {
    const name = unique('p').replace('_', '-');
    const variants = [{ sku: name, title: name, price: EUR_100, selectedOptions: [{ name: 'Size', value: 'S' }] }];
    const input = { title: name, handle: name, variants, idempotencyKey: randomUUID() };
    const id = idIn(await must('admin', 'createProduct', input), 'CreateProductPayload_product');
    const product = await ask<{ variants: { nodes: Array<{ id: string }> } }>('admin', VARIANTS, { id });
    return { id, variant: product.variants.nodes[0]?.id ?? '', handle: name, sku: name };
  },
};

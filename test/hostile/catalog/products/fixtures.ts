import { unique } from '../../../support/unique.ts';
import type { Fixtures } from '../../fixture.ts';
import { EUR_100 } from '../../values.ts';

export const VARIANTS = 'query ($id: ID!) { product(ref: { id: $id }) { variants { nodes { id } } } }';

export const productFixtures: Fixtures = {
  product: async ({ ask, must }) => {
    const name = unique('p').replace('_', '-');
    const variants = [{ sku: name, title: name, price: EUR_100, options: [{ name: 'Size', value: 'S' }] }];
    const made = await must('admin', 'createProduct', { title: name, handle: name, variants });
    const id = String(made['Product_id']);
    const product = await ask<{ variants: { nodes: Array<{ id: string }> } }>('admin', VARIANTS, { id });
    return { id, variant: product.variants.nodes[0]?.id ?? '', handle: name, sku: name };
  },
};

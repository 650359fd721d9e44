import { builder } from '../../builder.ts';
import { ensureVariants } from '../ensure-variants.ts';
import { findMissingProducts } from '../find-missing-products.ts';
import { importProducts } from '../import-products.ts';

builder.mutationFields((t) => ({
  catalogEnsureVariants: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Finds or makes the variants of an imported history; answers [{externalKey variantId productId}].',
    access: 'service',
    args: { items: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { items }, { deps }) => ensureVariants(deps, items),
  }),
  catalogImportProducts: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Takes one batch of a product file; answers {created updated unchanged variants issues}.',
    access: 'service',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importProducts(deps, batch),
  }),
  catalogFindMissingProducts: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Products of imports that the files no longer have, archived where asked; answers {total titles}.',
    access: 'service',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { request }, { deps }) => findMissingProducts(deps, request),
  }),
}));

import { builder } from '../../builder.ts';
import { beginImport } from '../begin-import.ts';
import { ensureVariants } from '../ensure-variants.ts';
import { findMissingProducts } from '../find-missing-products.ts';
import { finishImport } from '../finish-import.ts';
import { importProducts } from '../import-products.ts';
import { listImports } from '../list-imports.ts';
import { takeBackProducts } from '../take-back-products.ts';

builder.queryField('catalogProductImports', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Imports of products that can be taken back, and the one of a key that has not ended; answers {imports open}.',
    access: 'service',
    args: { key: t.arg.string() },
    resolve: (_root, { key }, { deps }) => listImports(deps, key),
  }),
);

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
  catalogBeginImport: t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Begins an import of products, or continues with one of the same key that has not ended; answers {run}.',
    access: 'service',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { request }, { deps }) => beginImport(deps, request),
  }),
  catalogFinishImport: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Ends an import of products; answers {wrote}, false when nothing of it can be taken back.',
    access: 'service',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { request }, { deps }) => finishImport(deps, request),
  }),
  catalogTakeBackProducts: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Takes back some products of an import; answers {archived restored kept after}.',
    access: 'service',
    args: { request: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { request }, { deps }) => takeBackProducts(deps, request),
  }),
}));

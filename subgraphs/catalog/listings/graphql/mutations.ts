import { builder } from '../../builder.ts';
import { ProductType, WRITE_ERRORS } from '../../products/graphql/types.ts';
import { publishProduct } from '../publish-product.ts';
import { unpublishProduct } from '../unpublish-product.ts';
import { PublishProductInput, UnpublishProductInput } from './inputs.ts';

builder.mutationFields((t) => ({
  publishProduct: t.field({
    type: ProductType,
    access: 'catalog:write',
    description: 'Makes a product active and shows it in channels.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: PublishProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => publishProduct(deps, request, input),
  }),
  unpublishProduct: t.field({
    type: ProductType,
    access: 'catalog:write',
    description: 'Hides a product in channels; its prices there are kept.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: UnpublishProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => unpublishProduct(deps, request, input),
  }),
}));

import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { ProductType } from '../../products/graphql/types.ts';
import { publishProduct } from '../publish-product.ts';
import { unpublishProduct } from '../unpublish-product.ts';
import { PublishProductInput, UnpublishProductInput } from './inputs.ts';

const access = 'catalog:write';
const errors = [ConflictError, NotFoundError];

mutation('publishProduct', {
  description: 'Makes a product active and shows it in channels.',
  access,
  input: PublishProductInput,
  errors,
  resolve: async (input, { deps, request }) => ({ product: await publishProduct(deps, request, input) }),
  payload: (t) => ({
    product: t.field({
      type: ProductType,
      description: 'The product as it is now.',
      resolve: ({ product }) => product,
    }),
  }),
});

mutation('unpublishProduct', {
  description: 'Hides a product in channels; its prices there are kept.',
  access,
  input: UnpublishProductInput,
  errors,
  resolve: async (input, { deps, request }) => ({ product: await unpublishProduct(deps, request, input) }),
  payload: (t) => ({
    product: t.field({
      type: ProductType,
      description: 'The product as it is now.',
      resolve: ({ product }) => product,
    }),
  }),
});

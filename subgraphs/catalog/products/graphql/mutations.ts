import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { archiveProduct } from '../archive-product.ts';
import { createProduct } from '../create-product.ts';
import { createVariant } from '../create-variant.ts';
import { updateProduct } from '../update-product.ts';
import { updateVariant } from '../update-variant.ts';
import {
  ArchiveProductInput,
  CreateProductInput,
  CreateVariantInput,
  UpdateProductInput,
  UpdateVariantInput,
} from './inputs.ts';
import { ProductType, VariantType } from './types.ts';

const access = 'catalog:write';
const errors = [ConflictError, NotFoundError];

mutation('createProduct', {
  description: 'Makes a product.',
  access,
  input: CreateProductInput,
  errors,
  resolve: async (input, { deps, request }) => ({ product: await createProduct(deps, request, input) }),
  payload: (t) => ({
    product: t.field({ type: ProductType, description: 'The new product.', resolve: ({ product }) => product }),
  }),
});

mutation('updateProduct', {
  description: "Changes a product's texts, pictures, collections and options.",
  access,
  input: UpdateProductInput,
  errors,
  resolve: async (input, { deps, request }) => ({ product: await updateProduct(deps, request, input) }),
  payload: (t) => ({
    product: t.field({
      type: ProductType,
      description: 'The product as it is now.',
      resolve: ({ product }) => product,
    }),
  }),
});

mutation('archiveProduct', {
  description: 'Takes a product off sale everywhere; it stays readable where it was ordered.',
  access,
  input: ArchiveProductInput,
  errors,
  resolve: async (input, { deps, request }) => ({ product: await archiveProduct(deps, request, input) }),
  payload: (t) => ({
    product: t.field({
      type: ProductType,
      description: 'The product as it is now.',
      resolve: ({ product }) => product,
    }),
  }),
});

mutation('createVariant', {
  description: 'Adds a variant; it is listed wherever its product is.',
  access,
  input: CreateVariantInput,
  errors,
  resolve: async (input, { deps, request }) => ({ variant: await createVariant(deps, request, input) }),
  payload: (t) => ({
    variant: t.field({ type: VariantType, description: 'The new variant.', resolve: ({ variant }) => variant }),
  }),
});

mutation('updateVariant', {
  description: 'Changes a variant: its names, codes and option values, its tax, and the prices it starts with.',
  access,
  input: UpdateVariantInput,
  errors,
  resolve: async (input, { deps, request }) => ({ variant: await updateVariant(deps, request, input) }),
  payload: (t) => ({
    variant: t.field({
      type: VariantType,
      description: 'The variant as it is now.',
      resolve: ({ variant }) => variant,
    }),
  }),
});

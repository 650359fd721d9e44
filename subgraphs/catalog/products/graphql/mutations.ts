import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { addProductsToCollection } from '../../collections/add-products-to-collection.ts';
import { createCollection } from '../../collections/create-collection.ts';
import { publishProduct } from '../../listings/publish-product.ts';
import { unpublishProduct } from '../../listings/unpublish-product.ts';
import { setChannelPrice } from '../../prices/set-channel-price.ts';
import { archiveProduct } from '../archive-product.ts';
import { createProduct } from '../create-product.ts';
import { createVariant } from '../create-variant.ts';
import { updateProduct } from '../update-product.ts';
import { updateVariant } from '../update-variant.ts';
import * as inputs from './inputs.ts';
import { CollectionType, ProductType, VariantType } from './types.ts';

const WRITE_ERRORS = [NotFoundError, ConflictError, ...COMMON_ERRORS];

builder.mutationFields((t) => ({
  createProduct: t.field({
    type: ProductType,
    description: 'Makes a product. Needs catalog:write, as every change of the catalogue.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.CreateProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createProduct(deps, request, input),
  }),
  updateProduct: t.field({
    type: ProductType,
    description: "Changes a product's texts.",
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.UpdateProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateProduct(deps, request, input),
  }),
  publishProduct: t.field({
    type: ProductType,
    description: 'Makes a product active and shows it in channels.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.PublishProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => publishProduct(deps, request, input),
  }),
  unpublishProduct: t.field({
    type: ProductType,
    description: 'Hides a product in channels; its prices there are kept.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.UnpublishProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => unpublishProduct(deps, request, input),
  }),
  archiveProduct: t.field({
    type: ProductType,
    description: 'Takes a product off sale everywhere; it stays readable where it was ordered.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.ArchiveProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => archiveProduct(deps, request, input),
  }),
  createVariant: t.field({
    type: VariantType,
    description: 'Adds a variant; it is listed wherever its product is.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.CreateVariantInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createVariant(deps, request, input),
  }),
  updateVariant: t.field({
    type: VariantType,
    description: 'Changes what a variant is known by.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.UpdateVariantInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateVariant(deps, request, input),
  }),
  setChannelPrice: t.field({
    type: VariantType,
    description: 'Sets a price in a channel, if it still is the expected one.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.SetChannelPriceInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => setChannelPrice(deps, request, input),
  }),
  createCollection: t.field({
    type: CollectionType,
    description: 'Makes an empty collection.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.CreateCollectionInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createCollection(deps, request, input),
  }),
  addProductsToCollection: t.field({
    type: CollectionType,
    description: 'Shows products in a collection; those in it already stay where they are.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: inputs.AddProductsToCollectionInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => addProductsToCollection(deps, request, input),
  }),
}));

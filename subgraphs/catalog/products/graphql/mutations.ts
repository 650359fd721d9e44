import { builder } from '../../builder.ts';
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
import { ProductType, VariantType, WRITE_ERRORS } from './types.ts';

builder.mutationFields((t) => ({
  createProduct: t.field({
    type: ProductType,
    access: 'catalog:write',
    description: 'Makes a product.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: CreateProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createProduct(deps, request, input),
  }),
  updateProduct: t.field({
    type: ProductType,
    access: 'catalog:write',
    description: "Changes a product's texts.",
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: UpdateProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateProduct(deps, request, input),
  }),
  archiveProduct: t.field({
    type: ProductType,
    access: 'catalog:write',
    description: 'Takes a product off sale everywhere; it stays readable where it was ordered.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: ArchiveProductInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => archiveProduct(deps, request, input),
  }),
  createVariant: t.field({
    type: VariantType,
    access: 'catalog:write',
    description: 'Adds a variant; it is listed wherever its product is.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: CreateVariantInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createVariant(deps, request, input),
  }),
  updateVariant: t.field({
    type: VariantType,
    access: 'catalog:write',
    description: 'Changes what a variant is known by.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: UpdateVariantInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateVariant(deps, request, input),
  }),
}));

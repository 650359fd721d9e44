import { builder } from '../../builder.ts';
import { WRITE_ERRORS } from '../../products/graphql/types.ts';
import { addProductsToCollection } from '../add-products-to-collection.ts';
import { createCollection } from '../create-collection.ts';
import { AddProductsToCollectionInput, CreateCollectionInput } from './inputs.ts';
import { CollectionType } from './types.ts';

builder.mutationFields((t) => ({
  createCollection: t.field({
    type: CollectionType,
    access: 'catalog:write',
    description: 'Makes an empty collection.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: CreateCollectionInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createCollection(deps, request, input),
  }),
  addProductsToCollection: t.field({
    type: CollectionType,
    access: 'catalog:write',
    description: 'Shows products in a collection; those in it already stay where they are.',
    errors: { types: WRITE_ERRORS },
    args: { input: t.arg({ type: AddProductsToCollectionInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => addProductsToCollection(deps, request, input),
  }),
}));

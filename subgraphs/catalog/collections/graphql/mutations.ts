import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { addProductsToCollection } from '../add-products-to-collection.ts';
import { createCollection } from '../create-collection.ts';
import { removeProductsFromCollection } from '../remove-products-from-collection.ts';
import { updateCollection } from '../update-collection.ts';
import {
  AddProductsToCollectionInput,
  CreateCollectionInput,
  RemoveProductsFromCollectionInput,
  UpdateCollectionInput,
} from './inputs.ts';
import { CollectionType } from './types.ts';

const access = 'catalog:write';
const errors = [ConflictError, NotFoundError];
const AS_IT_IS_NOW = 'The collection as it is now.';

mutation('createCollection', {
  description: 'Makes an empty collection.',
  access,
  input: CreateCollectionInput,
  errors: [ConflictError],
  resolve: async (input, { deps, request }) => ({ collection: await createCollection(deps, request, input) }),
  payload: (t) => ({
    collection: t.field({
      type: CollectionType,
      description: 'The new collection.',
      resolve: ({ collection }) => collection,
    }),
  }),
});

mutation('updateCollection', {
  description: "Changes a collection's texts.",
  access,
  input: UpdateCollectionInput,
  errors,
  resolve: async (input, { deps, request }) => ({ collection: await updateCollection(deps, request, input) }),
  payload: (t) => ({
    collection: t.field({
      type: CollectionType,
      description: AS_IT_IS_NOW,
      resolve: ({ collection }) => collection,
    }),
  }),
});

mutation('addProductsToCollection', {
  description: 'Shows products in a collection; those in it already stay where they are.',
  access,
  input: AddProductsToCollectionInput,
  errors,
  resolve: async (input, { deps, request }) => ({ collection: await addProductsToCollection(deps, request, input) }),
  payload: (t) => ({
    collection: t.field({
      type: CollectionType,
      description: AS_IT_IS_NOW,
      resolve: ({ collection }) => collection,
    }),
  }),
});

mutation('removeProductsFromCollection', {
  description: 'Takes products out of a collection; nothing else of them changes.',
  access,
  input: RemoveProductsFromCollectionInput,
  errors,
  resolve: async (input, { deps, request }) => ({
    collection: await removeProductsFromCollection(deps, request, input),
  }),
  payload: (t) => ({
    collection: t.field({
      type: CollectionType,
      description: AS_IT_IS_NOW,
      resolve: ({ collection }) => collection,
    }),
  }),
});

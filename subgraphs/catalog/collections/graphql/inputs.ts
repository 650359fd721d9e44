import { builder, idempotencyKey, optionalIdempotencyKey } from '../../builder.ts';

const TITLE = 'What people call it, at most 255 characters.';

export const CreateCollectionInput = builder.inputType('CreateCollectionInput', {
  description: 'A new, empty collection.',
  fields: (t) => ({
    title: t.string({ required: true, description: TITLE }),
    handle: t.string({
      description:
        'Its name in addresses: lower-case words joined by hyphens. Made of the title when absent, and made unique.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const UpdateCollectionInput = builder.inputType('UpdateCollectionInput', {
  description: 'What changes of a collection: what is left out stays.',
  fields: (t) => ({
    collectionId: t.id({ required: true, description: 'The collection.' }),
    title: t.string({ description: TITLE }),
    handle: t.string({ description: 'Its name in addresses; unique.' }),
    expectedVersion: t.int({ description: 'The version that was read; when it is another now, nothing is written.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

export const AddProductsToCollectionInput = builder.inputType('AddProductsToCollectionInput', {
  description: 'Products to show in a collection.',
  fields: (t) => ({
    collectionId: t.id({ required: true, description: 'The collection.' }),
    productIds: t.idList({ required: true, description: 'The products, at most 1,000 at once.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

export const RemoveProductsFromCollectionInput = builder.inputType('RemoveProductsFromCollectionInput', {
  description: 'Products to show in a collection no more.',
  fields: (t) => ({
    collectionId: t.id({ required: true, description: 'The collection.' }),
    productIds: t.idList({
      required: true,
      description: 'The products, at most 1,000 at once; those that are not in it change nothing.',
    }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

import { builder } from '../../builder.ts';

export const CreateCollectionInput = builder.inputType('CreateCollectionInput', {
  description: 'A new, empty collection.',
  fields: (t) => ({ title: t.string({ required: true }), handle: t.string() }),
});
export const AddProductsToCollectionInput = builder.inputType('AddProductsToCollectionInput', {
  description: 'Products to show in a collection, at most 1,000.',
  fields: (t) => ({ collectionId: t.id({ required: true }), productIds: t.idList({ required: true }) }),
});

import { builder } from '../../builder.ts';
import { ProductStatusType } from '../../products/graphql/types.ts';

export const ProductFilter = builder.inputType('ProductFilter', {
  description: 'Every field that is given narrows the list.',
  fields: (t) => ({
    query: t.string({ description: 'Words in French or English, beginnings of words, a SKU or a barcode.' }),
    status: t.field({ type: ProductStatusType }),
    category: t.string(),
    vendor: t.string(),
    collectionId: t.id(),
    tag: t.string(),
    ids: t.idList({ description: 'At most 1,000.' }),
  }),
});

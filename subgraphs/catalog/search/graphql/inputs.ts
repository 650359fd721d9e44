import { builder, SortDirectionType } from '../../builder.ts';
import { ProductStatusType } from '../../products/graphql/types.ts';
import type { ProductSortKey } from '../model/product-list.ts';

const AmountRangeInput = builder.inputType('AmountRangeInput', {
  description: "Amounts in the context's currency, both ends included; one that is left out is open.",
  fields: (t) => ({
    min: t.field({ type: 'Decimal', description: 'The lowest.' }),
    max: t.field({ type: 'Decimal', description: 'The highest.' }),
  }),
});

export const ProductFilter = builder.inputType('ProductFilter', {
  description:
    'Which products: all fields hold, of one field any value; what is left out narrows nothing, an empty list matches nothing.',
  fields: (t) => ({
    ids: t.idList({ description: 'These, at most 250.' }),
    categories: t.stringList({ description: 'In one of these categories, at most 250.' }),
    collectionIds: t.idList({ description: 'In one of these collections, at most 250.' }),
    vendors: t.stringList({ description: 'Made by one of these, at most 250.' }),
    tags: t.stringList({ description: 'Marked by one of these, at most 250.' }),
    price: t.field({
      type: AmountRangeInput,
      description: "Whose lowest displayed price in the context's channel lies between these.",
    }),
    statuses: t.field({
      type: [ProductStatusType],
      description: 'In one of these, listed in any channel or in none; absent, what is on sale. Needs a staff session.',
    }),
  }),
});

const ProductSortKeyType = builder.enumType('ProductSortKey', {
  description: 'What products are sorted by; ties by id.',
  values: {
    CREATED_AT: { description: 'When they were made.' },
    PRICE: { description: "Their lowest displayed price in the context's channel; those without one come last." },
    RELEVANCE: { description: 'How far they are from the query, so that ASC puts the best match first; needs one.' },
    TITLE: { description: 'Their titles, without regard to case and accents.' },
    UPDATED_AT: { description: 'When they were last changed.' },
  } satisfies Record<ProductSortKey, object>,
});

export const ProductSort = builder.inputType('ProductSort', {
  description: 'The order of a list of products.',
  fields: (t) => ({
    key: t.field({ type: ProductSortKeyType, required: true, description: 'What they are sorted by.' }),
    direction: t.field({
      type: SortDirectionType,
      required: true,
      defaultValue: 'ASC',
      description: 'Which end comes first.',
    }),
  }),
});

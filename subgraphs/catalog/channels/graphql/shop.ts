import { builder } from '../../builder.ts';

interface Shop {
  readonly timeZone: string;
  readonly currencyCode: string;
}

const ShopType = builder.objectRef<Shop>('Shop').implement({
  access: 'public',
  description: 'What holds for the whole shop, whatever channel is asked in.',
  fields: (t) => ({
    timeZone: t.field({
      type: 'TimeZone',
      description:
        'Where its business days begin and end; a report or a filter without a zone of its own counts in it.',
      resolve: (shop) => shop.timeZone,
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'What it keeps its books in, and what amounts are in that name no currency.',
      resolve: (shop) => shop.currencyCode,
    }),
  }),
});

builder.queryField('shop', (t) =>
  t.field({
    type: ShopType,
    access: 'public',
    description: 'What holds for the whole shop.',
    resolve: (_root, _args, { deps }) => deps.config,
  }),
);

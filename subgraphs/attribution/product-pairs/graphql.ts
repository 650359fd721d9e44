import { builder } from '../builder.ts';
import { ProductType } from '../references.ts';
import { ReportInput, toReportRequest } from '../reports/graphql/inputs.ts';
import { getProductPairs, MAX_PRODUCT_PAIRS } from './get-product-pairs.ts';
import type { ProductPair } from './store/product-pairs.ts';

const ProductPairType = builder.objectRef<ProductPair>('ProductPair').implement({
  description: 'Orders that were made for one product, and held another beside it.',
  fields: (t) => ({
    product: t.field({
      type: ProductType,
      nullable: true,
      description: 'What the orders were made for: their first line; null when it cannot be read at the moment.',
      resolve: ({ productId }) => ({ id: productId }),
    }),
    otherProduct: t.field({
      type: ProductType,
      nullable: true,
      description: 'What was bought beside it; null when it cannot be read at the moment.',
      resolve: ({ otherProductId }) => ({ id: otherProductId }),
    }),
    orderCount: t.exposeInt('orders', { description: 'Orders made for the first product.' }),
    pairCount: t.exposeInt('pairs', { description: 'Of these the ones that hold the other too.' }),
  }),
});

builder.queryField('productPairs', (t) =>
  t.field({
    type: [ProductPairType],
    description: `What was bought together, the most frequent pairs first; at most ${MAX_PRODUCT_PAIRS}. UNAVAILABLE, to be tried again, while the analytics engine is down.`,
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'The period, and which orders of it.' }),
      first: t.arg.int({ description: `Pairs to answer with, from 1 to ${MAX_PRODUCT_PAIRS}; 50 when absent.` }),
    },
    resolve: async (_root, { input, first }, context) => [
      ...(await getProductPairs(context.deps, context.request, await toReportRequest(input, context), first ?? 50)),
    ],
  }),
);

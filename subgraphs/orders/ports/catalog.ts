import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import type { VariantId } from '../../shared/ids.ts';
import { idOf } from './ids.ts';

const pricedVariant = z.object({
  variantId: idOf('var'),
  productId: idOf('prd'),
  productTitle: z.string(),
  sku: z.string().nullable(),
  category: z.string().nullable(),
  kind: z.enum(['GOOD', 'SERVICE']),
  unitPriceMinor: z.coerce.bigint().nullable(),
  taxRateBasisPoints: z.int(),
  taxIncluded: z.boolean(),
  unitCostMinor: z.coerce.bigint().nullable(),
  sellable: z.boolean(),
  reason: z.string().nullable(),
  /** Minutes for which a cart of the channel holds its units; null where carts hold none. */
  cartHoldMinutes: z.int().nullable(),
  /** Units of a variant that one session or customer of the channel may hold; null where nothing limits them. */
  maxHeldQuantity: z.int().nullable(),
});
export type PricedVariant = z.infer<typeof pricedVariant>;

export const priceVariants = definePort<
  { channel: string; currencyCode: string; variantIds: string[]; buyerId?: string | null },
  PricedVariant[]
>({
  domain: 'catalog',
  document: `query PriceVariants($channel: ID!, $currencyCode: String!, $variantIds: [ID!]!, $buyerId: ID) {
    catalogPriceVariants(channel: $channel, currencyCode: $currencyCode, variantIds: $variantIds, buyerId: $buyerId) {
      variantId productId productTitle sku category kind unitPriceMinor taxRateBasisPoints taxIncluded
      unitCostMinor sellable reason cartHoldMinutes maxHeldQuantity
    }
  }`,
  result: z.array(pricedVariant),
});

export const findVariants = definePort<
  { gtins: string[]; skus: string[] },
  Array<{ gtin: string | null; sku: string | null; variantId: VariantId }>
>({
  domain: 'catalog',
  document: `query FindVariants($gtins: [String!]!, $skus: [String!]!) {
    catalogFindVariants(gtins: $gtins, skus: $skus) { gtin sku variantId }
  }`,
  result: z.array(z.object({ gtin: z.string().nullable(), sku: z.string().nullable(), variantId: idOf('var') })),
});

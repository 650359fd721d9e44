import { z } from 'zod';
import type { FactReaders } from '../reader.ts';

const PRODUCT_CHANGED = 'catalog.product-changed.v1';

const amount = z
  .string()
  .regex(/^\d{1,18}$/)
  .nullable();

/** Earlier events name the variants alone. */
const productChanged = z.object({
  productId: z.string(),
  version: z.coerce.string().default('0'),
  variants: z
    .array(z.object({ variantId: z.string(), costMinor: amount, currency: z.string().nullable() }))
    .default([]),
});

/** What becomes of the log of the catalog: what a unit costs, for the value of stock. */
export const catalogReaders: FactReaders = {
  [PRODUCT_CHANGED]: ({ payload }, add) => {
    const { productId, version, variants } = productChanged.parse(payload);
    for (const { variantId, costMinor, currency } of variants) {
      add('variant_value', {
        variant_id: variantId,
        product_id: productId,
        currency: currency ?? '',
        cost_minor: costMinor,
        version,
      });
    }
  },
};

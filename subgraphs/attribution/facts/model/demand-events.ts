import { z } from 'zod';

const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '1970' && text < '2200', 'lies outside the years 1970 to 2199');
const minor = z.string().regex(/^\d{1,18}$/);
const id = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const CART_REFUSED = 'orders.cart-refused.v1';
export const FULFILLMENT_CHANGED = 'orders.fulfillment-order-changed.v1';

/** Units that a cart or a checkout asked for and did not get. */
export const cartRefused = z.object({
  channel: z.string(),
  storeId: id,
  currency: z.string().length(3),
  refusedAt: instant,
  lines: z.array(
    z.object({
      /** The same for one cart, variant and day. */
      demandId: z.string(),
      variantId: z.string(),
      /** Units asked for beyond those that were available. */
      units: z.int().min(1),
      /** Of these units, ex tax. */
      valueMinor: minor,
    }),
  ),
});

export const fulfillmentChanged = z.object({
  fulfillmentOrderId: z.string(),
  orderId: z.string(),
  locationId: z.string(),
  status: z.string(),
  deliveryMethod: z.string(),
  changedAt: instant,
});

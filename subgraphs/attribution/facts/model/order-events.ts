import { z } from 'zod';

/** Integer minor units as a string of digits; kept as text, the column store reads it exactly. */
const minor = z.string().regex(/^-?\d{1,18}$/);
/** An instant that the column store can hold; another year is a misread date. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '1970' && text < '2200', 'lies outside the years 1970 to 2199');
const id = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const line = z.object({
  lineId: z.string(),
  variantId: id,
  productId: id,
  category: id,
  quantity: z.int(),
  grossMinor: minor,
  discountMinor: minor,
  netMinor: minor,
  /** Of the whole line; null where the retailer does not know it. */
  costMinor: minor.nullish().transform((value) => value ?? null),
  own: z.object({ grossMinor: minor, discountMinor: minor, netMinor: minor, costMinor: minor.nullable() }).optional(),
});

const order = z.object({
  orderId: z.string(),
  channel: z.string(),
  storeId: id,
  customerId: id,
  currency: z.string().length(3),
  source: id,
  deliveryMethod: id,
  placedByStaffId: id,
  lines: z.array(line),
  /** Where the amounts above were converted: from which currency, by which rate; `own` are those of the order. */
  converted: z.object({ currency: z.string(), rate: z.string() }).optional(),
});

export const ORDER_PLACED = 'orders.order-placed.v1';
export const ORDER_CANCELED = 'orders.order-canceled.v1';
export const ORDER_RETURNED = 'orders.order-returned.v1';

/** What attribution needs of the orders domain's facts; what else they hold is not read. */
export const orderPlaced = order.extend({
  placedAt: instant,
  soldAt: instant.nullish(),
  anonymousId: id,
  sessionKey: id,
  deliveryCountryCode: id,
  deliveryPostalCode: id,
});
export const orderCanceled = order.extend({ canceledAt: instant, placedAt: instant.nullish() });
export const orderReturned = order.extend({ returnedAt: instant, placedAt: instant.nullish(), returnLocationId: id });

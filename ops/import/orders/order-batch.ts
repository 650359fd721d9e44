import { z } from 'zod';

/** An integer amount in minor units as a string of digits; figures of an order are never negative. */
const minor = z.string().regex(/^\d{1,15}$/);
const instant = z.iso.datetime({ offset: true });
const externalId = z.string().min(1).max(200);

/** One line of a historical order; `gross - discount = net`, each rounded half up once, before tax. */
const orderLine = z.object({
  /** Unique within its order; what a return refers to. */
  externalId,
  variantId: z.string().nullable(),
  productId: z.string().nullable(),
  productTitle: z.string(),
  sku: z.string().nullable(),
  category: z.string().nullable(),
  quantity: z.int().positive(),
  unitPriceMinor: minor,
  grossMinor: minor,
  discountMinor: minor,
  netMinor: minor,
  taxMinor: minor,
  /** Cost of the whole line; null when the file does not say. */
  costMinor: minor.nullable(),
});

/** What came back, or was paid back, at one moment; figures are positive. */
const orderReturn = z.object({
  /** Unique within the import's source: the same one again changes nothing, also when the order is there already. */
  externalId,
  returnedAt: instant,
  /** Store that took the goods back; null when the file does not say. */
  locationId: z.string().nullable(),
  lines: z
    .array(
      z.object({
        lineExternalId: externalId,
        /** 0 when money alone was paid back. */
        quantity: z.int().nonnegative(),
        grossMinor: minor,
        discountMinor: minor,
        netMinor: minor,
        taxMinor: minor,
        costMinor: minor.nullable(),
      }),
    )
    .min(1),
  refundMinor: minor,
});

const order = z.object({
  /** With the batch's source the order's identity: importing it again changes nothing. */
  externalId,
  /** The number people know it by; unique within the source. */
  orderNumber: z.string().min(1).max(100),
  channel: z.string(),
  /** Store or warehouse that sold it; null when the file does not say. */
  storeId: z.string().nullable(),
  customerId: z.string().nullable(),
  /** The visit that it was bought in, and whose, by the names that a file of sessions gives them. */
  sessionKey: z.string().nullable(),
  anonymousId: z.string().nullable(),
  /** Where it was sent, for the catchments of stores. */
  deliveryPostalCode: z.string().nullable(),
  deliveryCountryCode: z.string().nullable(),
  placedAt: instant,
  currency: z.string().length(3),
  /** When it was canceled as a whole; null when it was not. */
  canceledAt: instant.nullable(),
  /** Whether unit prices have tax in them; the figures of lines never have. */
  taxIncluded: z.boolean(),
  /** It stands for a sale that is not known, of which something came back; itself it counts as none. */
  isReturnAlone: z.boolean(),
  lines: z.array(orderLine).min(1),
  shippingMinor: minor,
  returns: z.array(orderReturn),
});

/** What `ordersImport` is given: historical orders with the returns known so far. No stock is taken. */
const orderBatch = z.object({
  /** Name of the import, from its mapping: the scope of every external id. */
  source: z.string().min(1).max(100),
  /** Whether placed orders earn points; false unless the mapping asks. */
  earnPoints: z.boolean(),
  /** Orders that are there and say something else now are reported, or taken back and written again. */
  onChange: z.enum(['REPORT', 'CORRECT']),
  /** True to check everything and write nothing. */
  dryRun: z.boolean(),
  orders: z.array(order).max(2_000),
});

export type OrderBatch = z.infer<typeof orderBatch>;
export type ImportedOrder = z.infer<typeof order>;
export type ImportedOrderLine = z.infer<typeof orderLine>;
export type ImportedReturn = z.infer<typeof orderReturn>;

/** What `ordersImport` answers; a refused order leaves the others as they are. */
export const orderBatchResult = z.object({
  /** Orders that are new. */
  created: z.int(),
  /** Orders that were there already. */
  unchanged: z.int(),
  /** Orders that are there and say something else now. */
  changed: z.array(z.object({ externalId: z.string(), reason: z.string() })),
  /** Of these the ones that were taken back and written again. */
  corrected: z.int(),
  /** Returns that are new, also of orders imported earlier. */
  returnsCreated: z.int(),
  rejected: z.array(z.object({ externalId: z.string(), reason: z.string() })),
});

import { z } from 'zod';
import { parseInput } from '#kernel/values/parse-input.ts';
import { shippingAddressSchema } from '../../delivery/model/address.ts';
import { idOf } from '../../ports/ids.ts';

const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform((digits) => BigInt(digits));
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const externalId = z.string().min(1).max(200);

const figures = { grossMinor: minor, discountMinor: minor, netMinor: minor };
const isNet = (line: { grossMinor: bigint; discountMinor: bigint; netMinor: bigint }) =>
  line.grossMinor - line.discountMinor === line.netMinor;

const importedLine = z
  .object({
    externalId,
    variantId: idOf('var').nullable(),
    productId: idOf('prd').nullable(),
    productTitle: z.string(),
    sku: z.string().nullable(),
    category: z.string().nullable(),
    quantity: z.int().positive(),
    unitPriceMinor: minor,
    ...figures,
    taxMinor: minor,
    costMinor: minor.nullable(),
  })
  .refine(isNet, 'gross less discount is not net');

const importedReturn = z.object({
  externalId,
  returnedAt: instant,
  locationId: idOf('loc').nullable(),
  lines: z
    .array(
      z
        .object({
          lineExternalId: externalId,
          quantity: z.int().nonnegative(),
          ...figures,
          taxMinor: minor.default(0n),
          costMinor: minor.nullable(),
        })
        .refine(isNet, 'gross less discount is not net'),
    )
    .min(1),
  refundMinor: minor,
});

const importedOrder = z.object({
  externalId,
  orderNumber: z.string().min(1).max(100),
  channel: z.string().min(1).max(40),
  storeId: idOf('loc').nullable(),
  customerId: idOf('cus').nullable(),
  /** The visit that it was bought in, and whose, as a file of sessions names them. */
  sessionKey: z.string().max(100).nullish(),
  anonymousId: z.string().max(100).nullish(),
  placedAt: instant,
  /** When it was canceled as a whole. */
  canceledAt: instant.nullish(),
  /** Whether unit prices have tax in them; the figures of lines never have. */
  taxIncluded: z.boolean(),
  /** It stands for a sale that is unknown, of which something came back; itself it counts as none. */
  isReturnAlone: z.boolean().default(false),
  currency: z.string().regex(/^[A-Z]{3}$/),
  lines: z.array(importedLine).min(1),
  shippingMinor: minor,
  returns: z.array(importedReturn),
  /** What the order was where it comes from. */
  recordedAs: z.enum(['CHECKOUT', 'POS', 'IMPORT']).default('IMPORT'),
  /** By default taken along in the store that sold it, shipped where none did. */
  deliveryMethod: z.enum(['SHIP', 'PICKUP', 'IN_STORE']).nullish(),
  /** Where it was sent; absent where the source does not say. */
  shippingAddress: shippingAddressSchema.nullish(),
  placedByStaffId: idOf('stf').nullish(),
  /** Where it was sent, as far as its figures need it. */
  deliveryPostalCode: z.string().trim().min(1).max(20).nullish(),
  deliveryCountryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  paymentKind: z.enum(['CARD', 'CASH', 'EXTERNAL']).default('EXTERNAL'),
  /** Where the goods left and when; one fulfillment order of all lines, done. */
  fulfillment: z.object({ locationId: idOf('loc'), changedAt: instant }).nullish(),
});

/** Most orders one call may bring. */
const MAX_ORDERS = 2_000;

const shell = z.object({
  source: z.string().min(1).max(100),
  earnPoints: z.boolean(),
  /** Orders that are there and say something else now are reported, or taken back and written again. */
  onChange: z.enum(['REPORT', 'CORRECT']).default('REPORT'),
  /** True to check everything and write nothing. */
  dryRun: z.boolean().default(false),
  orders: z.array(z.unknown()).max(MAX_ORDERS),
});

export type ImportedOrder = z.infer<typeof importedOrder>;
export type ImportedReturn = z.infer<typeof importedReturn>;

export interface Rejection {
  readonly externalId: string;
  readonly reason: string;
}

export interface ImportBatch {
  readonly source: string;
  readonly earnPoints: boolean;
  readonly onChange: 'REPORT' | 'CORRECT';
  readonly dryRun: boolean;
  readonly orders: readonly ImportedOrder[];
  readonly rejected: readonly Rejection[];
}

/** Reads a batch; an order that is malformed is rejected with its reason, the others continue. @throws ValidationError when it is no batch. */
export function parseImportBatch(raw: unknown): ImportBatch {
  const { orders, ...rules } = parseInput(shell, raw);
  const good = new Map<string, ImportedOrder>();
  const rejected: Rejection[] = [];
  for (const one of orders) {
    const parsed = importedOrder.safeParse(one);
    const id = String((one as { externalId?: unknown } | null)?.externalId ?? '');
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      rejected.push({ externalId: id, reason: `${issue?.path.join('.')}: ${issue?.message}` });
    } else if (good.has(parsed.data.externalId)) {
      rejected.push({ externalId: id, reason: 'comes twice in this batch' });
    } else if (new Set(parsed.data.lines.map((line) => line.externalId)).size < parsed.data.lines.length) {
      rejected.push({ externalId: id, reason: 'two of its lines have the same external id' });
    } else {
      good.set(parsed.data.externalId, parsed.data);
    }
  }
  return { ...rules, orders: [...good.values()], rejected };
}

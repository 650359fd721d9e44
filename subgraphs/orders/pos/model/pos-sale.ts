import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Id, type IdPrefix, isId, newId } from '#kernel/values/ids.ts';
import { parseMoney } from '#kernel/values/money.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { DAY } from '#kernel/values/time.ts';
import type { CustomerId, LocationId, ProductId, StaffId, VariantId } from '../../../shared/ids.ts';
import type { NewOrder } from '../../order/model/new-order.ts';
import { MAX_TOTAL_MINOR, priceLine, sumOrder } from '../../totals/model/pricing.ts';

/** The French standard rate, for goods that the catalog does not know. */
const DEFAULT_TAX_RATE_BASIS_POINTS = 2_000;
/** A POS's clock may be ahead by as much, in milliseconds. */
const CLOCK_SKEW_MS = DAY;

const idOf = <Prefix extends IdPrefix>(prefix: Prefix, message: string) =>
  z
    .string()
    .refine((id) => isId(prefix, id), message)
    .transform((id) => id as Id<Prefix>);
const reservationKey = z.string().regex(/^[\w-]{1,64}$/, 'expected the id or the code of a reservation');
const amount = z.object({ amount: z.string(), currencyCode: z.string() });
const schema = z.object({
  terminalId: z.string().regex(/^[\w.:-]{1,64}$/, 'must be 1 to 64 letters, digits or . : - _'),
  sequence: z.int().min(0),
  location: z.object({
    id: idOf('loc', 'expected an id of a location').nullish(),
    code: z.string().min(1).max(40).nullish(),
  }),
  channel: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/)
    .nullish(),
  occurredAt: z.date(),
  staffMemberId: idOf('stf', 'expected an id of a staff member').nullish(),
  identifiers: z
    .array(z.object({ kind: z.string().min(1).max(40), value: z.string().min(1).max(254) }))
    .max(20)
    .nullish(),
  lines: z
    .array(
      z.object({
        variant: z.object({
          id: idOf('var', 'expected an id of a variant').nullish(),
          gtin: z.string().min(1).max(20).nullish(),
          sku: z.string().min(1).max(100).nullish(),
        }),
        quantity: z.int().min(1).max(10_000),
        unitPrice: amount,
        discount: amount.nullish(),
      }),
    )
    .min(1)
    .max(500),
  reservation: z.object({ id: reservationKey.nullish(), code: reservationKey.nullish() }).nullish(),
  payments: z.array(z.object({ kind: z.enum(['CARD', 'CASH', 'EXTERNAL', 'POINTS', 'GIFT_CARD']), amount })).max(20),
});
export type PosSaleInput = z.input<typeof schema>;

/** A POS sale whose amounts are read and fit together. */
export interface ParsedPosSale {
  readonly terminalId: string;
  readonly sequence: number;
  /** Where it was made, by one of its keys. */
  readonly location: { readonly id: LocationId } | { readonly code: string };
  readonly channel: string;
  readonly currency: string;
  readonly occurredAt: Date;
  readonly staffMemberId: StaffId | null;
  /** Id or code of the reservation that it collects. */
  readonly reservation: string | null;
  readonly identifiers: ReadonlyArray<{ readonly kind: string; readonly value: string }>;
  readonly lines: ReadonlyArray<{
    readonly variantId: VariantId | undefined;
    readonly gtin: string | undefined;
    readonly sku: string | undefined;
    readonly quantity: number;
    readonly unitPriceMinor: bigint;
    readonly discountMinor: bigint;
  }>;
  readonly payments: ReadonlyArray<{ readonly kind: 'CARD' | 'CASH' | 'EXTERNAL'; readonly amountMinor: bigint }>;
}

/** One whose location is known by its id. */
export type LocatedPosSale = Omit<ParsedPosSale, 'location'> & { readonly locationId: LocationId };

function fail(path: string, message: string): never {
  throw new ValidationError([{ path, issueCode: 'NOT_ALLOWED', message }]);
}

/** @throws ValidationError naming what is malformed, or does not add up. */
export function parsePosSale(input: PosSaleInput, defaultCurrency: string, now: Date): ParsedPosSale {
  const sale = parseInput(schema, input);
  if (sale.occurredAt.getTime() > now.getTime() + CLOCK_SKEW_MS) fail('occurredAt', 'lies in the future');
  const { id: locationId, code } = sale.location;
  const location = locationId ? { id: locationId } : code ? { code } : fail('location', 'needs an id or a code');
  const currency = sale.lines[0]?.unitPrice.currencyCode ?? defaultCurrency;
  const read = (value: z.infer<typeof amount>, path: string): bigint => {
    const { minor } = parseMoney(value.amount, value.currencyCode, path);
    if (value.currencyCode !== currency) fail(path, `a sale has one currency, here ${currency}`);
    return minor < 0n ? fail(path, 'must not be negative') : minor;
  };
  const lines = sale.lines.map((line, index) => {
    const path = `lines.${index}`;
    const { id, gtin, sku } = line.variant;
    if (!id && !gtin && !sku) fail(`${path}.variant`, 'needs an id, a gtin or a sku');
    const unitPriceMinor = read(line.unitPrice, `${path}.unitPrice`);
    const discountMinor = line.discount ? read(line.discount, `${path}.discount`) : 0n;
    if (discountMinor > unitPriceMinor * BigInt(line.quantity)) fail(`${path}.discount`, 'is more than the line');
    const { quantity } = line;
    return {
      variantId: id ?? undefined,
      gtin: gtin ?? undefined,
      sku: sku ?? undefined,
      quantity,
      unitPriceMinor,
      discountMinor,
    };
  });
  const payments = sale.payments.map(({ kind, amount: paid }, index) => {
    if (kind === 'POINTS' || kind === 'GIFT_CARD')
      fail(`payments.${index}.kind`, 'points and gift cards are taken by checkout, which holds them first');
    return { kind, amountMinor: read(paid, `payments.${index}.amount`) };
  });
  const total = lines.reduce((sum, l) => sum + l.unitPriceMinor * BigInt(l.quantity) - l.discountMinor, 0n);
  if (total > MAX_TOTAL_MINOR) fail('lines', 'cost more than any sale can');
  if (payments.reduce((sum, payment) => sum + payment.amountMinor, 0n) !== total)
    fail('payments', 'do not add up to the lines');
  return {
    terminalId: sale.terminalId,
    sequence: sale.sequence,
    location,
    channel: sale.channel ?? 'STORE',
    currency,
    occurredAt: sale.occurredAt,
    staffMemberId: sale.staffMemberId ?? null,
    reservation: sale.reservation?.id ?? sale.reservation?.code ?? null,
    identifiers: sale.identifiers ?? [],
    lines,
    payments: payments.filter((payment) => payment.amountMinor > 0n),
  };
}

/** What the catalog knows of a line's goods. */
interface KnownGoods {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  readonly productTitle: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly kind: 'GOOD' | 'SERVICE';
  readonly taxRateBasisPoints: number;
  readonly unitCostMinor: bigint | null;
}

/** The order that a POS sale is: prices as sent, tax included as on every shelf. */
export function toPosOrder(
  sale: LocatedPosSale,
  variants: ReadonlyArray<KnownGoods | undefined>,
  people: { customerId: CustomerId | null; staffId: StaffId | null },
): NewOrder {
  const lines = sale.lines.map((line, index) => {
    const goods = variants[index];
    const taxRateBasisPoints = goods?.taxRateBasisPoints ?? DEFAULT_TAX_RATE_BASIS_POINTS;
    return {
      id: newId('orl'),
      variantId: goods?.variantId ?? null,
      productId: goods?.productId ?? null,
      productTitle: goods?.productTitle ?? line.sku ?? line.gtin ?? line.variantId ?? 'Unknown article',
      sku: goods?.sku ?? line.sku ?? null,
      category: goods?.category ?? null,
      kind: goods?.kind ?? ('GOOD' as const),
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      taxRateBasisPoints,
      taxIncluded: true,
      costMinor: goods?.unitCostMinor == null ? null : goods.unitCostMinor * BigInt(line.quantity),
      ...priceLine({ ...line, taxRateBasisPoints, taxIncluded: true }),
    };
  });
  return {
    id: newId('ord'),
    channel: sale.channel,
    currency: sale.currency,
    customerId: people.customerId,
    sellingLocationId: sale.locationId,
    placedByStaffId: people.staffId,
    email: null,
    shippingAddress: null,
    deliveryMethod: 'IN_STORE',
    pickupLocationId: null,
    ...sumOrder(lines, { netMinor: 0n, taxMinor: 0n }),
    createdAt: sale.occurredAt,
    lines,
  };
}

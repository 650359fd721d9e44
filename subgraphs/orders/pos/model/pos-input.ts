import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Id, type IdPrefix, isId } from '#kernel/values/ids.ts';
import { parseMoney } from '#kernel/values/money.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { LocationId, StaffId } from '../../../shared/ids.ts';
import { MAX_TOTAL_MINOR } from '../../totals/model/pricing.ts';
import type { ChannelRef, LocationRef, PosLine, ReturnedPosLine, SoldWith } from './pos-line.ts';
import type { PosPayment } from './pos-receipt.ts';
import { sortLines } from './sort-lines.ts';

const idOf = <Prefix extends IdPrefix>(prefix: Prefix, message: string) =>
  z
    .string()
    .refine((id) => isId(prefix, id), message)
    .transform((id) => id as Id<Prefix>);
const reservationKey = z.string().regex(/^[\w-]{1,64}$/, 'expected the id or the code of a reservation');
const amount = z.object({ amount: z.string(), currencyCode: z.string() });
const terminalCode = z.string().regex(/^[\w.:-]{1,64}$/, 'must be 1 to 64 letters, digits or . : - _');
const sequence = z.int().min(0);
const location = z.object({
  id: idOf('loc', 'expected an id of a location').nullish(),
  code: z.string().min(1).max(40).nullish(),
});
const channel = z.object({
  id: idOf('chn', 'expected an id of a channel').nullish(),
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/)
    .nullish(),
});
const variant = z.object({
  id: idOf('var', 'expected an id of a variant').nullish(),
  gtin: z.string().min(1).max(100).nullish(),
  sku: z.string().min(1).max(100).nullish(),
});
const soldWith = z.object({
  orderId: idOf('ord', 'expected an id of an order').nullish(),
  orderNumber: z.string().min(1).max(200).nullish(),
  receipt: z.object({ location: location.nullish(), terminalCode, sequence }).nullish(),
});

const schema = z.object({
  terminalCode,
  sequence,
  location,
  channel: channel.nullish(),
  occurredAt: z.date(),
  staffMemberId: idOf('stf', 'expected an id of a staff member').nullish(),
  identifiers: z
    .array(z.object({ kind: z.string(), value: z.string() }))
    .max(20)
    .nullish(),
  lines: z
    .array(
      z.object({
        variant,
        quantity: z.int().min(-10_000).max(10_000),
        unitPrice: amount,
        discount: amount.nullish(),
        soldWith: soldWith.nullish(),
        disposition: z.enum(['RESTOCKED', 'DAMAGED']).nullish(),
      }),
    )
    .min(1)
    .max(500),
  reservation: z.object({ id: reservationKey.nullish(), code: reservationKey.nullish() }).nullish(),
  payments: z.array(z.object({ kind: z.enum(['CARD', 'CASH', 'EXTERNAL', 'POINTS', 'GIFT_CARD']), amount })).max(20),
  cashRounding: amount.nullish(),
  changeGiven: amount.nullish(),
  tip: amount.nullish(),
});
export type PosSaleInput = z.input<typeof schema>;

/** A receipt of a POS whose amounts are read. */
export interface ParsedPosSale {
  readonly terminalCode: string;
  readonly sequence: bigint;
  readonly location: LocationRef;
  readonly channel: ChannelRef;
  readonly currency: string;
  readonly saidAt: Date;
  readonly staffMemberId: StaffId | null;
  /** Id or code of the reservation that it collects. */
  readonly reservation: string | null;
  readonly identifiers: ReadonlyArray<{ readonly kind: string; readonly value: string }>;
  readonly sold: readonly PosLine[];
  readonly returned: readonly ReturnedPosLine[];
  readonly payments: readonly PosPayment[];
  readonly changeMinor: bigint;
  readonly tipMinor: bigint;
  /** Undefined where the POS does not say. */
  readonly roundingMinor: bigint | undefined;
}

/** One whose location is known by its id, and its channel by its code. */
export type LocatedPosSale = Omit<ParsedPosSale, 'location' | 'channel'> & {
  readonly locationId: LocationId;
  readonly channel: string;
};

function fail(path: string, message: string): never {
  throw new ValidationError([{ path, issueCode: 'NOT_ALLOWED', message }]);
}

function locationOf({ id, code }: z.output<typeof location>, path: string): LocationRef {
  return id ? { id } : code ? { code } : fail(path, 'needs an id or a code');
}

/** Where a POS sells that does not say: in a store. */
const STORE: ChannelRef = { code: 'STORE' };

function channelOf(said: z.output<typeof channel> | null | undefined): ChannelRef {
  if (!said) return STORE;
  const { id, code } = said;
  return id ? { id } : code ? { code } : fail('channel', 'needs an id or a code');
}

function soldWithOf(said: z.output<typeof soldWith> | null | undefined, path: string): SoldWith | undefined {
  if (!said) return undefined;
  const { orderId, orderNumber, receipt } = said;
  if (orderId) return { orderId };
  if (orderNumber) return { orderNumber };
  if (!receipt) return fail(path, 'needs an order or a receipt');
  return {
    location: receipt.location ? locationOf(receipt.location, `${path}.receipt.location`) : undefined,
    terminalCode: receipt.terminalCode,
    sequence: BigInt(receipt.sequence),
  };
}

const size = (value: bigint) => (value < 0n ? -value : value);

/** @throws ValidationError naming what is malformed: what cannot be read, never what does not add up. */
export function parsePosSale(input: PosSaleInput, defaultCurrency: string): ParsedPosSale {
  const sale = parseInput(schema, input);
  const currency = sale.lines[0]?.unitPrice.currencyCode ?? defaultCurrency;
  const read = (value: z.output<typeof amount> | null | undefined, path: string): bigint => {
    if (!value) return 0n;
    const { minor } = parseMoney(value.amount, value.currencyCode, path);
    return value.currencyCode === currency ? minor : fail(path, `a sale has one currency, here ${currency}`);
  };
  const lines = sale.lines.map((line, index) => {
    const path = `lines.${index}`;
    const { id, gtin, sku } = line.variant;
    if (!id && !gtin && !sku) fail(`${path}.variant`, 'needs an id, a gtin or a sku');
    return {
      variantId: id ?? undefined,
      gtin: gtin ?? undefined,
      sku: sku ?? undefined,
      quantity: line.quantity,
      unitPriceMinor: read(line.unitPrice, `${path}.unitPrice`),
      discountMinor: read(line.discount, `${path}.discount`),
      soldWith: soldWithOf(line.soldWith, `${path}.soldWith`),
      disposition: line.disposition ?? ('RESTOCKED' as const),
    };
  });
  if (lines.reduce((sum, one) => sum + size(one.unitPriceMinor * BigInt(one.quantity)), 0n) > MAX_TOTAL_MINOR)
    fail('lines', 'cost more than any sale can');
  const { sold, returned } = sortLines(lines);
  if (sold.length + returned.length === 0) fail('lines', 'nothing was sold and nothing came back');
  const payments = sale.payments.map(({ kind, amount: paid }, index) => {
    if (kind === 'POINTS' || kind === 'GIFT_CARD')
      fail(`payments.${index}.kind`, 'points and gift cards are taken by checkout, which holds them first');
    return { kind, amountMinor: read(paid, `payments.${index}.amount`) };
  });
  return {
    terminalCode: sale.terminalCode,
    sequence: BigInt(sale.sequence),
    location: locationOf(sale.location, 'location'),
    channel: channelOf(sale.channel),
    currency,
    saidAt: sale.occurredAt,
    staffMemberId: sale.staffMemberId ?? null,
    reservation: sale.reservation?.id ?? sale.reservation?.code ?? null,
    identifiers: sale.identifiers ?? [],
    sold,
    returned,
    payments: payments.filter(({ amountMinor }) => amountMinor !== 0n),
    changeMinor: size(read(sale.changeGiven, 'changeGiven')),
    tipMinor: size(read(sale.tip, 'tip')),
    roundingMinor: sale.cashRounding ? read(sale.cashRounding, 'cashRounding') : undefined,
  };
}

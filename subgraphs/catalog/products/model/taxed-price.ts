import { divideHalfUp, type Money, money, type TaxedMoney } from '#kernel/values/money.ts';
import type { Listing, Variant } from './product.ts';

/** Basis points of the whole. */
const WHOLE = 10_000n;

/** A listed amount of the variant with its tax, which is rounded half up once, as on a line of one unit. */
export function taxedPrice(
  { taxRateBasisPoints }: Pick<Variant, 'taxRateBasisPoints'>,
  { taxIncluded: includesTax }: Pick<Listing, 'taxIncluded'>,
  displayed: Money,
): TaxedMoney {
  const { minor, currency } = displayed;
  const rate = BigInt(taxRateBasisPoints);
  const net = includesTax ? divideHalfUp(minor * WHOLE, WHOLE + rate) : minor;
  const tax = includesTax ? minor - net : divideHalfUp(minor * rate, WHOLE);
  return {
    displayed,
    includesTax,
    net: money(net, currency),
    gross: money(net + tax, currency),
    tax: money(tax, currency),
  };
}

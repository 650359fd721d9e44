import { divideHalfUp, type Money, money, type TaxedMoney } from '#kernel/values/money.ts';
import type { Listing, Variant } from './product.ts';

/** Basis points of the whole. */
const WHOLE = 10_000n;

/** Computes the tax when it is asked for: a list shows hundreds of prices, and most readers take `displayed` alone. */
class TaxedPrice implements TaxedMoney {
  readonly displayed: Money;
  readonly includesTax: boolean;
  readonly #rate: number;

  constructor(displayed: Money, includesTax: boolean, rateBasisPoints: number) {
    this.displayed = displayed;
    this.includesTax = includesTax;
    this.#rate = rateBasisPoints;
  }

  /** Rounded half up once, as on a line of one unit. */
  get #taxMinor(): bigint {
    const { minor } = this.displayed;
    const rate = BigInt(this.#rate);
    return this.includesTax ? minor - divideHalfUp(minor * WHOLE, WHOLE + rate) : divideHalfUp(minor * rate, WHOLE);
  }

  get tax(): Money {
    return money(this.#taxMinor, this.displayed.currency);
  }

  get net(): Money {
    if (!this.includesTax) return this.displayed;
    return money(this.displayed.minor - this.#taxMinor, this.displayed.currency);
  }

  get gross(): Money {
    if (this.includesTax) return this.displayed;
    return money(this.displayed.minor + this.#taxMinor, this.displayed.currency);
  }
}

/** A listed amount of the variant with its tax. */
export function taxedPrice(
  { taxRateBasisPoints }: Pick<Variant, 'taxRateBasisPoints'>,
  { taxIncluded }: Pick<Listing, 'taxIncluded'>,
  displayed: Money,
): TaxedMoney {
  return new TaxedPrice(displayed, taxIncluded, taxRateBasisPoints);
}

import { ValidationError } from './errors.ts';

/** An amount in the currency's minor unit (cents for EUR, yen for JPY); never a float. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** What is sold, with and without its tax. */
export interface TaxedMoney {
  /** As the customer is shown it: `gross` where `includesTax`, else `net`. */
  readonly displayed: Money;
  readonly includesTax: boolean;
  /** The three are null while the tax is not known. */
  readonly net: Money | null;
  readonly gross: Money | null;
  readonly tax: Money | null;
}

/** Minor-unit exponents of ISO 4217 that differ from 2. */
export const UNUSUAL_EXPONENTS: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Digits after the decimal mark of a currency. */
export function exponentOf(currency: string): number {
  return UNUSUAL_EXPONENTS[currency] ?? 2;
}

export function money(minor: bigint | number, currency: string): Money {
  return { minor: BigInt(minor), currency };
}

/** "1234.50" for 123450 minor units of EUR. */
export function toDecimal({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * Reads a decimal amount exactly.
 * @throws ValidationError when it is no decimal, has more digits than the currency, or passes 10^15 minor units.
 */
export function parseMoney(amount: string, currency: string, path = 'amount'): Money {
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new ValidationError([
      { path, issueCode: 'INVALID_FORMAT', message: 'currency must be an ISO 4217 code such as EUR' },
    ]);
  }
  const exponent = exponentOf(currency);
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(amount);
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > exponent) {
    throw new ValidationError([
      {
        path,
        issueCode: 'TOO_LARGE',
        message: `expected an amount in ${currency} with at most ${exponent} decimals, such as "12.50"`,
      },
    ]);
  }
  const minor = BigInt((match[2] ?? '0') + fraction.padEnd(exponent, '0'));
  if (minor > 10n ** 15n) throw new ValidationError([{ path, issueCode: 'TOO_LARGE', message: 'amount is too large' }]);
  return { minor: match[1] === '-' ? -minor : minor, currency };
}

/** Adds amounts of one currency; two currencies are a fault of the caller's, never silent. */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  let minor = first.minor;
  for (const other of others) {
    if (other.currency !== first.currency) {
      throw new TypeError(`cannot add ${other.currency} to ${first.currency}`);
    }
    minor += other.minor;
  }
  return { minor, currency: first.currency };
}

/** `numerator / denominator` rounded half up, away from zero at the half, as retailers round prices. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

/** Splits an amount by weights, the sum preserved, by largest remainder (ties to the earlier part). */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n) return weights.map((_, index) => (index === 0 ? total : 0n));
  const sign = total < 0n ? -1n : 1n;
  const magnitude = total * sign;
  const parts = weights.map((weight, index) => ({
    index,
    share: (magnitude * weight) / sum,
    remainder: (magnitude * weight) % sum,
  }));
  let left = magnitude - parts.reduce((a, part) => a + part.share, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.share += 1n;
    left -= 1n;
  }
  return parts.map((part) => part.share * sign);
}

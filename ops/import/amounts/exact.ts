import { divideHalfUp, exponentOf } from '#kernel/values/money.ts';

/** An exact decimal number: `digits / 10^scale`. */
export interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}

export const ONE: Exact = { digits: 1n, scale: 0 };

/** Digits that any amount or rate of an order may have; more is a mistake in the file. */
const MAX_DIGITS = 18;

/** The number of a whole and a fraction of digits; undefined when they are not digits, or too many. */
export function exactOf(whole: string, fraction = ''): Exact | undefined {
  const digits = whole + fraction;
  if (whole === '' || !/^\d+$/.test(digits) || digits.length > MAX_DIGITS) return undefined;
  return { digits: BigInt(digits), scale: fraction.length };
}

export function times(a: Exact, b: Exact): Exact {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

export function minus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { digits: raise(a, scale) - raise(b, scale), scale };
}

export function negated({ digits, scale }: Exact): Exact {
  return { digits: -digits, scale };
}

function raise({ digits, scale }: Exact, to: number): bigint {
  return digits * 10n ** BigInt(to - scale);
}

/** Whether the number is a whole count of the currency's minor units: 12.500 EUR is, 12.505 EUR is not. */
export function isWholeMinor({ digits, scale }: Exact, currency: string): boolean {
  const rest = scale - exponentOf(currency);
  return rest <= 0 || digits % 10n ** BigInt(rest) === 0n;
}

/** The amount in minor units of the currency, rounded half up: the one place where a figure is rounded. */
export function toMinor({ digits, scale }: Exact, currency: string): bigint {
  const exponent = exponentOf(currency);
  if (scale <= exponent) return digits * 10n ** BigInt(exponent - scale);
  return divideHalfUp(digits, 10n ** BigInt(scale - exponent));
}

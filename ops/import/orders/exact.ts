import { divideHalfUp, exponentOf } from '#kernel/values/money.ts';

/** An exact decimal number: `digits / 10^scale`. */
export interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}

export const ONE: Exact = { digits: 1n, scale: 0 };

/** How amounts are written in a file. */
export interface NumberFormat {
  readonly decimal: string;
  readonly thousands: string;
}

/** Digits that any amount or rate of an order may have; more is a mistake in the file. */
const MAX_DIGITS = 18;

/** Reads a number with its currency sign or per cent; undefined for what is none. Brackets mean less than zero. */
export function readExact(text: string, { decimal, thousands }: NumberFormat): Exact | undefined {
  const bracketed = /^\((.*)\)$/.exec(text.trim());
  let body = (bracketed?.[1] ?? text).replace(/[\s\u00a0\u202f\p{Sc}]/gu, '');
  const percent = body.endsWith('%');
  if (percent) body = body.slice(0, -1);
  const [whole = '', ...rest] = body.split(decimal);
  const ungrouped = ungroup(whole, thousands);
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec([ungrouped, ...rest].join('.'));
  if (!match || (match[2] ?? '').length + (match[3] ?? '').length > MAX_DIGITS) return undefined;
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2]}${fraction}`);
  const negative = (match[1] === '-') !== (bracketed !== null);
  return { digits: negative ? -digits : digits, scale: fraction.length + (percent ? 2 : 0) };
}

/** Takes out separators of thousands where they stand between groups of digits; anywhere else they are a mistake. */
function ungroup(whole: string, separator: string): string {
  if (separator.trim() === '') return whole;
  const groups = whole.split(separator);
  const areGroups = groups
    .slice(1)
    .every((group, index) => group.length === 3 || (group.length === 2 && index < groups.length - 2));
  return areGroups ? groups.join('') : whole;
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

/** The amount in minor units of the currency, rounded half up: the one place where a figure is rounded. */
export function toMinor({ digits, scale }: Exact, currency: string): bigint {
  const exponent = exponentOf(currency);
  if (scale <= exponent) return digits * 10n ** BigInt(exponent - scale);
  return divideHalfUp(digits, 10n ** BigInt(scale - exponent));
}

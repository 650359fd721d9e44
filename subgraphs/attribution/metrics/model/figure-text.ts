import { ValidationError } from '#kernel/values/errors.ts';
import { parseMoney, toDecimal } from '#kernel/values/money.ts';
import type { MetricUnit } from './metric.ts';

/** Decimal digits of a unit other than money. */
const DIGITS = { COUNT: 0, SECONDS: 0, NUMBER: 2, RATE: 4 } as const;

function decimals(value: bigint, digits: number): string {
  if (digits === 0) return value.toString();
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  return `${value < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A figure as the API answers it: money in the currency's decimals, a rate as a fraction of one with four digits. */
export function figureText(value: bigint | null, unit: MetricUnit, currency: string): string | null {
  if (value === null) return null;
  return unit === 'MONEY' ? toDecimal({ minor: value, currency }) : decimals(value, DIGITS[unit]);
}

/** A computed number (money in minor units) as the API answers it, rounded half away from zero. */
export function numberText(value: number, unit: MetricUnit, currency: string): string {
  const scaled = value * (unit === 'MONEY' ? 1 : 10 ** DIGITS[unit]);
  const rounded = BigInt(Math.sign(scaled) * Math.round(Math.abs(scaled)));
  return figureText(rounded, unit, currency) ?? '';
}

/**
 * Reads a figure as the API takes it, the other way round.
 * @throws ValidationError when it is none, or has more decimals than its unit.
 */
export function parseFigure(text: string, unit: MetricUnit, currency: string, path = 'value'): bigint {
  if (unit === 'MONEY') return parseMoney(text, currency, path).minor;
  const digits = DIGITS[unit];
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? [];
  if (sign === undefined || fraction.length > digits) {
    const message = `must be a number with at most ${digits} decimals`;
    throw new ValidationError([{ path, issueCode: 'INVALID_FORMAT', message }]);
  }
  const figure = BigInt(whole + fraction.padEnd(digits, '0'));
  return sign === '-' ? -figure : figure;
}

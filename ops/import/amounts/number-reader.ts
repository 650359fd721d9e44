import { exponentOf } from '#kernel/values/money.ts';
import { type Exact, isWholeMinor, negated } from './exact.ts';
import { type DecimalMark, type NumberFormat, readAnyFormat, readInFormat } from './number-body.ts';
import { type NumberText, readNumberText } from './number-text.ts';

/** Why a text is not taken as a number; said after the text. */
export class NumberFault extends Error {}

/** Reads numbers of one file. @throws NumberFault for what is no number, or may be two. */
export interface NumberReader {
  /** A rate or a quantity. */
  number(text: string): Exact;
  /** An amount; a mark of another currency beside it is a fault. */
  amount(text: string, currency: string): Exact;
}

/** Reads in a format that somebody stated. */
export function statedNumbers(format: NumberFormat): NumberReader {
  const read = ({ body }: NumberText): Exact => {
    const value = readInFormat(body, format);
    if (!value) throw new NumberFault('is no number');
    return value;
  };
  return readerOf(read, read);
}

/**
 * Reads without a stated format: only what can be one number. `decimal` is what the file shows elsewhere, and `advice`
 * how one states the format.
 */
export function foundNumbers(decimal: DecimalMark | null, advice: string): NumberReader {
  const doubt = (fraction: Exact, grouped: Exact) =>
    new NumberFault(`may be ${grouped.digits} or ${inFull(fraction)}: ${advice}`);
  const number = ({ body }: NumberText): Exact => {
    const reading = readAnyFormat(body);
    if (reading.kind === 'impossible') throw new NumberFault(`is grouped as no number is: ${advice}`);
    if (reading.kind === 'number') return reading.value;
    if (decimal === null) throw doubt(reading.fraction, reading.grouped);
    return reading.decimal === decimal ? reading.fraction : reading.grouped;
  };
  const amount = (text: NumberText, currency: string): Exact => {
    const reading = readAnyFormat(text.body);
    const hasThousandths = exponentOf(currency) >= 3;
    if (reading.kind === 'ambiguous' && !(hasThousandths && decimal === reading.decimal)) {
      throw doubt(reading.fraction, reading.grouped);
    }
    if (reading.kind === 'number' && reading.isOddGroup && !isWholeMinor(reading.value, currency)) {
      throw new NumberFault(
        `cannot be grouped by thousands, and ${currency} has ${exponentOf(currency)} decimals: ${advice}`,
      );
    }
    return number(text);
  };
  return readerOf(number, amount);
}

function readerOf(
  readNumber: (text: NumberText) => Exact,
  readAmount: (text: NumberText, currency: string) => Exact,
): NumberReader {
  const apart = (text: string): NumberText => {
    const found = readNumberText(text);
    if (!found) throw new NumberFault('is no number');
    return found;
  };
  return {
    number(text) {
      const found = apart(text);
      const { digits, scale } = signed(found, readNumber(found));
      return { digits, scale: scale + (found.isPercent ? 2 : 0) };
    },
    amount(text, currency) {
      const found = apart(text);
      if (found.isPercent) throw new NumberFault('is no amount');
      if (found.currencies && !found.currencies.includes(currency)) throw new NumberFault(`is not in ${currency}`);
      return signed(found, readAmount(found, currency));
    },
  };
}

function signed({ isNegative }: NumberText, value: Exact): Exact {
  return isNegative ? negated(value) : value;
}

function inFull({ digits, scale }: Exact): string {
  const text = digits.toString().padStart(scale + 1, '0');
  return `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

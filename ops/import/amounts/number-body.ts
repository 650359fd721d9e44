import { type Exact, exactOf } from './exact.ts';

/** How numbers are written in a file. */
export interface NumberFormat {
  readonly decimal: DecimalMark;
  /** Between groups of thousands; blanks and apostrophes are nothing else and need not be said. */
  readonly thousands: string;
}

export type DecimalMark = '.' | ',';

/** What digits with marks between them may mean, when the options do not say how the file writes numbers. */
export type Reading =
  | {
      readonly kind: 'number';
      readonly value: Exact;
      /** The mark that is a decimal mark here for sure; null for a number that shows none. */
      readonly decimal: DecimalMark | null;
      /** Three digits follow a mark before which no group of thousands can stand: "2024,994". */
      readonly isOddGroup: boolean;
    }
  /** One mark and three digits: "1,250". */
  | { readonly kind: 'ambiguous'; readonly decimal: DecimalMark; readonly fraction: Exact; readonly grouped: Exact }
  /** Groups that nobody writes: "1234,567.00". `decimal` is the mark that stands last. */
  | { readonly kind: 'impossible'; readonly decimal: DecimalMark | null };

const BETWEEN_GROUPS = /[.,' ]/g;

/** Reads digits in a format that was stated; undefined when they are not in it. */
export function readInFormat(body: string, { decimal, thousands }: NumberFormat): Exact | undefined {
  const [whole = '', fraction = '', ...more] = body.split(decimal);
  const separators = separatorsOf(whole);
  const areAllowed = separators.every((mark) => mark === thousands || mark === ' ' || mark === "'");
  if (more.length > 0 || !areAllowed) return undefined;
  const digits = ungroup(whole);
  return digits === undefined ? undefined : exactOf(digits, fraction);
}

/** Reads digits of which no format is stated. */
export function readAnyFormat(body: string): Reading {
  const marks = [...body.matchAll(/[.,]/g)];
  const last = marks.at(-1)?.[0];
  if (!isMark(last)) return asNumber(ungroup(body), '', null);
  const other: DecimalMark = last === '.' ? ',' : '.';
  const place = body.lastIndexOf(last);
  const [whole, fraction] = [body.slice(0, place), body.slice(place + 1)];
  const isMixed = marks.some(([mark]) => mark === other);
  if (isMixed) return asNumber(ungroup(whole), fraction, last);
  if (marks.length > 1) return asNumber(ungroup(body), '', ungroup(body) === undefined ? null : other);
  const isAlone = /^\d+$/.test(whole) && fraction.length === 3;
  const fractional = asNumber(ungroup(whole), fraction, last);
  if (!isAlone || fractional.kind !== 'number') return fractional;
  const grouped = ungroup(body);
  const asGroups = grouped === undefined ? undefined : exactOf(grouped);
  if (asGroups === undefined) return { ...fractional, isOddGroup: !/^0+$/.test(whole) };
  return { kind: 'ambiguous', decimal: last, fraction: fractional.value, grouped: asGroups };
}

function asNumber(whole: string | undefined, fraction: string, decimal: DecimalMark | null): Reading {
  const value = whole === undefined ? undefined : exactOf(whole, fraction);
  return value ? { kind: 'number', value, decimal, isOddGroup: false } : { kind: 'impossible', decimal };
}

function isMark(text: string | undefined): text is DecimalMark {
  return text === '.' || text === ',';
}

function separatorsOf(whole: string): string[] {
  return [...new Set(whole.match(BETWEEN_GROUPS))];
}

/**
 * Takes out separators that stand between groups of digits as people write them: by three, or in India three at the
 * end and two before; undefined where they stand anywhere else, or are of two kinds.
 */
function ungroup(whole: string): string | undefined {
  const [separator, ...others] = separatorsOf(whole);
  if (separator === undefined) return /^\d+$/.test(whole) ? whole : undefined;
  if (others.length > 0) return undefined;
  const groups = whole.split(separator);
  const lengths = groups.map((group) => group.length).join('');
  const isWestern = /^[123]3+$/.test(lengths);
  const isIndian = separator === ',' && /^[12]2+3$/.test(lengths);
  return (isWestern || isIndian) && groups[0]?.startsWith('0') === false ? groups.join('') : undefined;
}

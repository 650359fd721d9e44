import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import type { Exact } from '../amounts/exact.ts';
import { NumberFault, type NumberReader } from '../amounts/number-reader.ts';
import { boundedKey } from './bounded-key.ts';
import { type Calendar, type DateReader, openCalendar, otherOrder } from './dates.ts';
import { RowFault } from './drafts.ts';
import type { Field, FieldCompiler, SourceRow } from './field.ts';
import { type OrderMapping, SHOP_ZONE } from './mapping.ts';

/** Typed readers of one file's fields; a cell that is not what it must be throws a RowFault naming it. */
export interface RowReader {
  /** Words that are shown, cut where they are too long. Empty cells and absent fields are null. */
  text(field: Field | undefined): (row: SourceRow) => string | null;
  /** What something is known by: two that begin alike stay two, however long they are. */
  key(field: Field | undefined): (row: SourceRow) => string | null;
  required(field: Field, name: string): (row: SourceRow) => string;
  /** A rate or another number that is no amount. */
  number(field: Field | undefined, name: string): (row: SourceRow) => Exact | undefined;
  amount(field: Field | undefined, name: string): (row: SourceRow, currency: string) => Exact | undefined;
  date(field: Field, name: string): (row: SourceRow) => Date | undefined;
  /** Whole units from 0. */
  units(field: Field | undefined, name: string): (row: SourceRow) => number | undefined;
}

/** Most units a line may hold. */
const MAX_QUANTITY = 1_000_000;
const MAX_TEXT = 200;

/** No more than may be kept, and no half of a sign that takes two places. */
function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, '');
}

/** The calendar of a mapping, made once: zones are slow to ask. */
export function mappingCalendar(mapping: OrderMapping, shopZone: string): Calendar {
  return openCalendar(mapping.dates, mapping.zone === SHOP_ZONE ? shopZone : mapping.zone);
}

export function rowReader(
  compile: FieldCompiler,
  mapping: OrderMapping,
  dates: DateReader,
  numbers: NumberReader,
): RowReader {
  const text = (field: Field | undefined) => {
    if (field === undefined) return () => null;
    const read = compile(field);
    return (row: SourceRow) => cut(read(row)) || null;
  };
  const key = (field: Field | undefined) => {
    if (field === undefined) return () => null;
    const read = compile(field);
    return (row: SourceRow) => boundedKey(read(row)) || null;
  };
  const otherForm = otherOrder(mapping.dates);
  const required = (field: Field, name: string) => {
    const read = key(field);
    return (row: SourceRow) => {
      const value = read(row);
      if (value === null) throw new RowFault(`${name} is empty`);
      return value;
    };
  };
  return {
    text,
    key,
    required,
    number(field, name) {
      const read = text(field);
      return (row) => {
        const raw = read(row);
        return raw === null ? undefined : explained(name, raw, () => numbers.number(raw));
      };
    },
    amount(field, name) {
      const read = text(field);
      return (row, currency) => {
        const raw = read(row);
        return raw === null ? undefined : explained(name, raw, () => numbers.amount(raw, currency));
      };
    },
    date(field, name) {
      const read = text(field);
      return (row) => {
        const raw = read(row);
        if (raw === null) return undefined;
        const value = dates(raw);
        if (value === undefined) assertOrder(raw, row.line, mapping.dates, otherForm);
        if (value === undefined)
          throw new RowFault(`${name} "${raw}" is no date of the form ${mapping.dates.join(' or ')}`);
        return value;
      };
    },
    units(field, name) {
      const read = text(field);
      return (row) => {
        const raw = read(row);
        if (raw === null) return undefined;
        const { digits, scale } = explained(name, raw, () => numbers.number(raw));
        const one = 10n ** BigInt(scale);
        const units = digits % one === 0n ? Number(digits / one) : Number.NaN;
        if (!(units >= 0 && units <= MAX_QUANTITY)) throw new RowFault(`${name} "${raw}" is no whole number from 0`);
        return units;
      };
    },
  };
}

/**
 * Of a file that writes the month where the mapping has the day, the dates up to the twelfth would come in as others.
 * @throws StartupError where a date is of that order.
 */
export function assertOrder(
  text: string,
  line: number,
  formats: readonly string[],
  otherForm: (text: string) => string | undefined,
): void {
  const form = otherForm(text);
  if (form === undefined) return;
  throw new StartupError(
    `"${shown(text)}" in line ${line} is of the form ${form}, and the mapping says ${formats.join(' or ')}: say dates as the file writes them.`,
  );
}

/** Turns what is wrong with a number into the fault of its row. */
function explained(name: string, raw: string, read: () => Exact): Exact {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NumberFault)) throw error;
    throw new RowFault(`${name} "${raw}" ${error.message}`);
  }
}

import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { monthNumber } from './month-names.ts';

/** Parts of a date format: what each stands for and how it is written. */
const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<shortYear>\\d{2})',
  MMMM: '(?<monthName>\\p{L}+\\.?)',
  MMM: '(?<monthName>\\p{L}+\\.?)',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour12>\\d{2})',
  h: '(?<hour12>\\d{1,2})',
  a: '(?<half>[AaPp]\\.?[Mm]\\.?)',
  mm: '(?<minute>\\d{2})',
  m: '(?<minute>\\d{1,2})',
  ss: '(?<second>\\d{2})',
  s: '(?<second>\\d{1,2})',
  S: '(?<fraction>\\d{1,9})',
  XX: '(?<offset>Z|[+-]\\d{2}:?\\d{2})',
};

/** Tokens, longest first, text between apostrophes, and any other character as it stands. */
const PARTS = /yyyy|yy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|a|mm|m|ss|s|S+|XX|'[^']*'|./gs;

/**
 * "d/M/yy", "yyyy-MM-dd HH:mm:ss XX" (XX is an offset such as +0200), "dd-MMM-yyyy h:mm a" (months by their English or
 * French names), letters that are meant as such between apostrophes; or a name: "iso" for what ISO 8601 and Shopify
 * write, with or without time and offset, "serial" for the days that spreadsheets count, "epoch" and "epochMillis" for
 * seconds and milliseconds since 1970.
 */
export const dateFormatSchema = z
  .string()
  .refine((format) => isNamed(format) || (/y/.test(format) && /M/.test(format) && /d/.test(format)), {
    message: 'must hold a year, a month and a day, such as d/M/yyyy, or be iso, serial, epoch or epochMillis',
  })
  .refine((format) => isNamed(format) || /a/.test(bare(format)) === /h/.test(bare(format)), {
    message: 'must hold a (AM or PM) and h together',
  });

function bare(format: string): string {
  return format.replace(/'[^']*'/g, '');
}

/** Reads a moment; undefined for any other text of the formats or a day that does not exist. */
export type DateReader = (text: string) => Date | undefined;

/**
 * Compiles the formats; a time without an offset is wall-clock time in the zone. The first format that fits counts.
 *
 * Written here, with the tokens of Unicode (UTS 35), because `parse` of date-fns guesses: "1/2/24" fits its `d/M/yyyy`
 * as the year 24 and its `dd/MM/yy` too, two digits of a year depend on the day of the import, and a time is read in the
 * zone of the server. One language at a time names its months (dates.test.ts holds these cases).
 */
export function dateReader(formats: readonly string[], zone: string): DateReader {
  return openCalendar(formats, zone).read;
}

/** Reads the wall clock as it is written, as if it were that of UTC: an offset must exist, and moves no day. */
export function wallClockReader(formats: readonly string[]): DateReader {
  return readerOfFormats(formats, (wall, offset) =>
    offset === undefined || atOffset(wall, offset) ? new Date(wall) : undefined,
  );
}

/** Reads the moments of files, and tells on which day of their zone a moment lies. */
export interface Calendar {
  readonly read: DateReader;
  readonly dayOf: (moment: Date) => string;
}

export function openCalendar(formats: readonly string[], zone: string): Calendar {
  const offsetAt = zoneOffsets(zone);
  return {
    read: readerOfFormats(formats, (wall, offset) =>
      offset === undefined ? atWall(wall, offsetAt) : atOffset(wall, offset),
    ),
    dayOf: (moment) => new Date(moment.getTime() + offsetAt(moment.getTime())).toISOString().slice(0, 10),
  };
}

/** The moment at which a wall clock shows this, in the file's zone or at the offset beside it; undefined where there is none. */
type MomentOf = (wall: number, offset?: string) => Date | undefined;

function readerOfFormats(formats: readonly string[], momentOf: MomentOf): DateReader {
  const readers = formats.map((format) => readerOf(format, momentOf));
  return (text) => {
    const plain = plainText(text);
    for (const read of readers) {
      const found = read(plain);
      if (found !== undefined) return found ?? undefined;
    }
    return undefined;
  };
}

/** Signs of direction, which some systems write around a date and no screen shows. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One blank for blanks of every width, as between time and PM, digits for those of other widths, accents as one letter. */
function plainText(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.normalize('NFKC').replace(DIRECTIONS, '');
}

/**
 * Finds the format with day and month exchanged that a text is of, where it is of none of the formats: "03/14/2025"
 * says that the whole file writes the month first, and of its other dates only those after the twelfth show it.
 */
export function otherOrder(formats: readonly string[]): (text: string) => string | undefined {
  const read = wallClockReader(formats);
  const others = formats
    .filter(hasTwoOrders)
    .map((format) => format.replace(PARTS, (part) => EXCHANGED[part] ?? part))
    .filter((format) => !formats.includes(format))
    .map((format) => ({ format, read: wallClockReader([format]) }));
  return (text) => (read(text) ? undefined : others.find((other) => other.read(text))?.format);
}

/** Nobody writes the day before the month behind the year. */
function hasTwoOrders(format: string): boolean {
  const parts = format.match(PARTS) ?? [];
  const has = (...some: string[]) => parts.some((part) => some.includes(part));
  return !isNamed(format) && !format.startsWith('y') && has('d', 'dd') && has('M', 'MM');
}

/** Days and months of one or two digits. */
const EXCHANGED: Readonly<Record<string, string>> = { d: 'M', dd: 'MM', M: 'd', MM: 'dd' };

/** Reads a moment of one format; undefined for another format, null for a day that does not exist. */
type FormatReader = (text: string) => Date | null | undefined;

function readerOf(format: string, momentOf: MomentOf): FormatReader {
  if (isNamed(format)) return (text) => NAMED[format](text, momentOf);
  const pattern = compile(format);
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    return groups && (toInstant(groups, momentOf) ?? null);
  };
}

const ISO =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:(?:T| +)(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)? ?(?<offset>Z|UTC|GMT|[-+\u2212]\d\d(?::?\d\d)?)?)?$/i;
/** Days before 1 March 1900 are counted otherwise by every spreadsheet; days after 2199 are a mistake. */
const [FIRST_SERIAL, LAST_SERIAL] = [61, 109_575];
/** 1970-01-01 as a spreadsheet counts it. */
const SERIAL_OF_EPOCH = 25_569;
const DAY_SECONDS = 86_400;

const NAMED = {
  iso(text, momentOf) {
    const groups = ISO.exec(text)?.groups;
    return groups && (toInstant(groups, momentOf) ?? null);
  },
  /** A wall clock, to the second: a fraction of a day is not exact. */
  serial(text, momentOf) {
    if (!/^\d{1,6}(?:[.,]\d+)?$/.test(text)) return undefined;
    const days = Number(text.replace(',', '.'));
    if (days < FIRST_SERIAL || days >= LAST_SERIAL) return null;
    return momentOf(Math.round((days - SERIAL_OF_EPOCH) * DAY_SECONDS) * 1_000);
  },
  epoch: (text) => (/^\d{9,10}(?:\.\d+)?$/.test(text) ? new Date(Math.round(Number(text) * 1_000)) : undefined),
  epochMillis: (text) => (/^\d{12,13}$/.test(text) ? new Date(Number(text)) : undefined),
} satisfies Record<string, (text: string, momentOf: MomentOf) => Date | null | undefined>;

function isNamed(format: string): format is keyof typeof NAMED {
  return Object.hasOwn(NAMED, format);
}

function compile(format: string): RegExp {
  const source = format.replace(PARTS, (part) => {
    const token = TOKENS[part.startsWith('S') ? 'S' : part];
    return token ?? part.replace(/^'(.*)'$/, '$1').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u');
}

type Groups = Readonly<Record<string, string | undefined>>;

function toInstant(groups: Groups, momentOf: MomentOf): Date | undefined {
  const part = (name: string) => Number(groups[name] ?? 0);
  const shortYear = part('shortYear');
  // POSIX: 69 to 99 are of the last century.
  const year = groups['year'] === undefined ? shortYear + (shortYear >= 69 ? 1900 : 2000) : part('year');
  const month = groups['monthName'] === undefined ? part('month') : monthNumber(groups['monthName']);
  const hour = groups['half'] === undefined ? part('hour') : hourOf(part('hour12'), groups['half']);
  const [day, minute, second] = [part('day'), part('minute'), part('second')];
  const milliseconds = Number((groups['fraction'] ?? '').padEnd(3, '0').slice(0, 3));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  const exists = new Date(wall);
  // The years from 0 to 99 are those of the last century for `Date`.
  const isOfYear = exists.getUTCFullYear() === year;
  if (
    !isOfYear ||
    exists.getUTCMonth() !== month - 1 ||
    exists.getUTCDate() !== day ||
    hour > 23 ||
    minute > 59 ||
    second > 59
  ) {
    return undefined;
  }
  return momentOf(wall, groups['offset']);
}

/**
 * Where clocks were put forward over what the wall clock shows, as at midnight in Santiago, it is as long after the
 * change as is shown: the start of a day is on that day.
 */
function atWall(wall: number, offsetAt: (ms: number) => number): Date {
  const moment = wall - offsetAt(wall - offsetAt(wall));
  const ahead = offsetAt(moment);
  return new Date(moment + ahead === wall ? moment : Math.max(moment, wall - ahead));
}

/** Offsets of real zones reach from -12 to +14 hours. */
const MAX_OFFSET_MINUTES = 14 * 60;

function atOffset(wall: number, offset: string): Date | undefined {
  const [, sign, hours = '0', minutes = '0'] = /^([-+\u2212])(\d\d):?(\d\d)?$/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  return Math.abs(ahead) > MAX_OFFSET_MINUTES || Number(minutes) > 59 ? undefined : new Date(wall - ahead * 60_000);
}

/** The hour from 0 to 23; one that no clock of twelve hours shows becomes one that does not exist. */
function hourOf(hour12: number, half: string): number {
  if (hour12 < 1 || hour12 > 12) return 24;
  return (hour12 % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** Offsets change on quarter hours only. */
const QUARTER_HOUR_MS = 900_000;

/** Two years of quarter hours; a file is mostly in the order of time. */
const REMEMBERED_OFFSETS = 70_000;

/** Milliseconds that a zone's clocks are ahead of UTC at a moment; remembered, for `Intl` is slow. */
function zoneOffsets(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const known = new LRUCache<number, number>({ max: REMEMBERED_OFFSETS });
  return (ms) => {
    const key = Math.floor(ms / QUARTER_HOUR_MS);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const parts = new Map(format.formatToParts(key * QUARTER_HOUR_MS).map((part) => [part.type, Number(part.value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    known.set(key, wall - key * QUARTER_HOUR_MS);
    return wall - key * QUARTER_HOUR_MS;
  };
}

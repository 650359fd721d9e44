import { useLocale } from 'react-admin';
import { asUtcDate, type BusinessDay } from '../time/business-day.ts';
import { useShopSettings } from '../time/shop-settings.ts';

/** A number with its unit apart, so that the unit can be smaller and lighter than the figure. */
export interface Figure {
  readonly text: string;
  readonly parts: readonly { readonly unit: boolean; readonly text: string }[];
}

export interface Formats {
  readonly tag: string;
  money(amount: string | number, currency: string, style?: 'exact' | 'round' | 'compact'): Figure;
  count(value: number): Figure;
  /** An API decimal as people type it here, without grouping: 1234,50. */
  editable(amount: string): string;
  /** A whole number with its sign, +62. */
  signed(value: number): string;
  /** 0.214 as "21.4 %". */
  rate(value: number): Figure;
  /** A number with at most two decimals: visits per customer. */
  decimal(value: number): Figure;
  /** A time in seconds, in its largest unit: 45 s, 12 min, 3.5 h, 2 days. */
  duration(seconds: number): Figure;
  /** A change of a rate, 0.012 as "+1.2 pt". */
  points(change: number): string;
  /** A relative change, 0.08 as "+8 %". */
  change(ratio: number): string;
  day(day: BusinessDay, style?: 'short' | 'long'): string;
  range(from: BusinessDay, to: BusinessDay): string;
  /** A month, "2026-11" as "November 2026". */
  month(month: string): string;
  instant(iso: string): string;
  time(iso: string): string;
  date(iso: string): string;
}

const UNIT_PARTS = new Set(['currency', 'percentSign', 'compact', 'unit']);

/** All formatting goes through Intl; symbols are never concatenated. Currencies know their own decimals. */
export function formatsFor(locale: string, zone: string): Formats {
  const tag = locale === 'en' ? 'en-GB' : 'fr-FR';
  const figure = (format: Intl.NumberFormat, value: number): Figure => {
    const parts = format.formatToParts(value).map(({ type, value: text }) => ({ unit: UNIT_PARTS.has(type), text }));
    return { text: parts.map((part) => part.text).join(''), parts };
  };
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options);
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options);
  const shortDay = date({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const longDay = date({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const wholeDay = date({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const wholeMonth = date({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  const instant = date({ dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const time = date({ timeStyle: 'short', timeZone: zone });
  const dateOnly = date({ dateStyle: 'medium', timeZone: zone });
  const count = number({ maximumFractionDigits: 0 });
  const signed = number({ maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const rate = number({ style: 'percent', maximumFractionDigits: 1 });
  const decimal = number({ maximumFractionDigits: 2 });
  const unit = (name: string) => number({ style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 });
  const durations = [
    { from: 86_400, format: unit('day') },
    { from: 3_600, format: unit('hour') },
    { from: 60, format: unit('minute') },
  ];
  const seconds = unit('second');
  const change = number({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const points = number({ maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  return {
    tag,
    money(amount, currency, style = 'exact') {
      const digits = style === 'round' ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {};
      const compact = style === 'compact' ? ({ notation: 'compact', maximumFractionDigits: 1 } as const) : {};
      return figure(number({ style: 'currency', currency, ...digits, ...compact }), Number(amount));
    },
    count: (value) => figure(count, value),
    editable: (amount) => (locale === 'en' ? amount : amount.replace('.', ',')),
    signed: (value) => signed.format(value),
    rate: (value) => figure(rate, value),
    decimal: (value) => figure(decimal, value),
    duration: (value) => {
      const largest = durations.find(({ from }) => Math.abs(value) >= from);
      return largest ? figure(largest.format, value / largest.from) : figure(seconds, value);
    },
    points: (value) => `${points.format(value * 100)}\u202Fpt`,
    change: (ratio) => change.format(ratio),
    day: (day, style = 'short') => (style === 'short' ? shortDay : longDay).format(asUtcDate(day)),
    range: (from, to) => wholeDay.formatRange(asUtcDate(from), new Date(asUtcDate(to).getTime() - 1)),
    month: (month) => wholeMonth.format(asUtcDate(`${month}-01`)),
    instant: (iso) => instant.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    date: (iso) => dateOnly.format(new Date(iso)),
  };
}

const known = new Map<string, Formats>();

/** Formats of the current language in the shop's time zone; made once each. */
export function useFormats(): Formats {
  const locale = useLocale();
  const { timeZone } = useShopSettings();
  const key = `${locale} ${timeZone}`;
  const formats = known.get(key) ?? formatsFor(locale, timeZone);
  known.set(key, formats);
  return formats;
}

import type { ReportComparison } from '../api/generated/attribution/reports.ts';
import { isBusinessDay } from '../time/business-day.ts';
import { type Period, PRESETS, type Preset } from './period.ts';
import { isSegmentCode, type SegmentCode } from './segment.ts';

/** Short keys as they stand in the URL, with the comparison that the API knows. */
export const COMPARISONS = {
  no: 'NONE',
  prev: 'PREVIOUS_PERIOD',
  year: 'PREVIOUS_YEAR',
  wday: 'SAME_WEEKDAY_LAST_YEAR',
} as const;

/** What "the previous period" means for periods to date: the same part of the week, month, quarter or year before. */
const PREVIOUS_OF: Partial<Record<Period['preset'], ReportComparison>> = {
  wtd: 'PREVIOUS_WEEK',
  mtd: 'PREVIOUS_MONTH',
  qtd: 'PREVIOUS_QUARTER',
  ytd: 'PREVIOUS_YEAR',
};

/** The comparison to ask for. */
export function comparisonOf({ period, comparison }: Pick<ReportFilters, 'period' | 'comparison'>): ReportComparison {
  return (comparison === 'prev' ? PREVIOUS_OF[period.preset] : undefined) ?? COMPARISONS[comparison];
}
export type ComparisonKey = keyof typeof COMPARISONS;

/** The filters of a report page; empty lists mean "all". */
export interface ReportFilters {
  readonly period: Period;
  readonly comparison: ComparisonKey;
  readonly channels: readonly string[];
  readonly stores: readonly string[];
  /** Groups of customers, and cells of the grid of recency, frequency and value. */
  readonly segments: readonly SegmentCode[];
  /** Null lets the server decide. */
  readonly currency: string | null;
}

export const DEFAULT_FILTERS: ReportFilters = {
  period: { preset: '30d' },
  comparison: 'prev',
  channels: [],
  stores: [],
  segments: [],
  currency: null,
};

/** `?p=90d&ch=chn_1,chn_2`: short keys, defaults left out; '' for the defaults. */
export function encodeFilters(filters: ReportFilters): string {
  const { period, comparison, channels, stores, segments, currency } = filters;
  const pairs: string[] = [];
  if (period.preset === 'custom') pairs.push(`p=${period.from}_${period.to}`);
  else if (period.preset !== '30d') pairs.push(`p=${period.preset}`);
  if (comparison !== DEFAULT_FILTERS.comparison) pairs.push(`c=${comparison}`);
  if (channels.length > 0) pairs.push(`ch=${encodeList(channels)}`);
  if (stores.length > 0) pairs.push(`st=${encodeList(stores)}`);
  if (segments.length > 0) pairs.push(`seg=${encodeList(segments)}`);
  if (currency !== null) pairs.push(`cur=${encodeURIComponent(currency)}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** Keys of the filters; a page may keep others of its own beside them. */
const FILTER_KEYS = new Set(['p', 'c', 'ch', 'st', 'seg', 'cur']);

/** The search with other filters; what else the page keeps in it stays. */
export function replaceFilters(search: string, filters: ReportFilters): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !FILTER_KEYS.has(pair.split('=')[0] ?? ''));
  const own = encodeFilters(filters).replace(/^\?/, '');
  const pairs = own === '' ? kept : [own, ...kept];
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** Reads what `encodeFilters` wrote; anything unknown or malformed becomes the default. */
export function decodeFilters(search: string): ReportFilters {
  const pairs = new Map<string, string>();
  for (const pair of search.replace(/^\?/, '').split('&')) {
    const cut = pair.indexOf('=');
    if (cut > 0) pairs.set(pair.slice(0, cut), pair.slice(cut + 1));
  }
  const comparison = pairs.get('c');
  return {
    period: decodePeriod(pairs.get('p')),
    comparison: isComparison(comparison) ? comparison : DEFAULT_FILTERS.comparison,
    channels: decodeList(pairs.get('ch')),
    stores: decodeList(pairs.get('st')),
    segments: decodeList(pairs.get('seg')).filter(isSegmentCode),
    currency: decodeList(pairs.get('cur'))[0] ?? null,
  };
}

function decodePeriod(text: string | undefined): Period {
  const preset = PRESETS.find((known: Preset) => known === text);
  if (preset) return { preset };
  const [from, to] = (text ?? '').split('_');
  if (from && to && isBusinessDay(from) && isBusinessDay(to) && from < to) return { preset: 'custom', from, to };
  return DEFAULT_FILTERS.period;
}

function isComparison(text: string | undefined): text is ComparisonKey {
  return text !== undefined && Object.hasOwn(COMPARISONS, text);
}

function encodeList(values: readonly string[]): string {
  return values.map(encodeURIComponent).join(',');
}

function decodeList(text: string | undefined): string[] {
  if (!text) return [];
  return text.split(',').flatMap((value) => {
    try {
      return value === '' ? [] : [decodeURIComponent(value)];
    } catch {
      // A cut-off escape in a hand-edited address is no value.
      return [];
    }
  });
}

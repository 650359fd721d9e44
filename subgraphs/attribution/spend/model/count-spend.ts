import { convertMinor } from '../../exchange-rates/model/convert.ts';
import type { RatedSpend, Spend } from './spend.ts';

/** What was spent on a channel, a campaign and a purpose: all of one currency, or that of a day where a rate counts it. */
export type SpentPart = Omit<RatedSpend, 'day'>;

/** The same in the currency of a report. */
export type SpentSum = Omit<Spend, 'day' | 'currency'>;

/** What was spent in another currency than the report's, and what it counts for. */
export interface SpendConversion {
  readonly currency: string;
  readonly amountMinor: bigint;
  /** In the currency of the report; undefined for what is in no figure of it. */
  readonly countedMinor: bigint | undefined;
  readonly lowestRate: string | null;
  readonly highestRate: string | null;
}

/** Spend as a report counts it. */
export interface CountedSpend {
  readonly sums: readonly SpentSum[];
  /** By currency, what is counted first. */
  readonly conversions: readonly SpendConversion[];
}

const keyOf = ({ channel, campaign, purpose }: SpentSum) => [channel, campaign, purpose].join('\u001f');
const lower = (a: string | null, b: string | null) => (a === null || (b !== null && Number(b) < Number(a)) ? b : a);
const higher = (a: string | null, b: string | null) => (a === null || (b !== null && Number(b) > Number(a)) ? b : a);

/** Counts spend in a currency: what has a rate of its day by that, half up; what has none is named and counts nowhere. */
export function countSpend(parts: readonly SpentPart[], currency: string): CountedSpend {
  const sums = new Map<string, SpentSum>();
  const conversions = new Map<string, SpendConversion>();
  for (const part of parts) {
    const isOwn = part.currency === currency;
    const counted = isOwn
      ? part.amountMinor
      : part.rate === null
        ? undefined
        : convertMinor(part.amountMinor, part.rate, part.currency, currency);
    if (counted !== undefined) {
      const { channel, campaign, purpose } = part;
      const before = sums.get(keyOf(part))?.amountMinor ?? 0n;
      sums.set(keyOf(part), { channel, campaign, purpose, amountMinor: before + counted });
    }
    if (isOwn) continue;
    const key = `${part.currency} ${counted === undefined ? 2 : 1}`;
    const before = conversions.get(key);
    conversions.set(key, {
      currency: part.currency,
      amountMinor: (before?.amountMinor ?? 0n) + part.amountMinor,
      countedMinor: counted === undefined ? undefined : (before?.countedMinor ?? 0n) + counted,
      lowestRate: lower(before?.lowestRate ?? null, part.rate),
      highestRate: higher(before?.highestRate ?? null, part.rate),
    });
  }
  const sorted = [...conversions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return { sums: [...sums.values()], conversions: sorted };
}

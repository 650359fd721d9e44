import { divideHalfUp } from '#kernel/values/money.ts';
import { countInterval, FEW, type Interval, randomSumInterval } from '../../metrics/model/interval.ts';
import type { SpentSum } from './count-spend.ts';

/** What a channel or a campaign cost, and what the model of the report gives it. */
export interface SpendRow {
  /** Empty for spend of no campaign, and for moments of none. */
  readonly key: string;
  readonly acquisition: bigint;
  readonly retention: bigint;
  /** Credited net sales. */
  readonly net: bigint;
  /** Credited first purchases, in ten-thousandths. */
  readonly newcomers: bigint;
  /** Credited orders, in ten-thousandths. */
  readonly orders: bigint;
}

/** Sums of squares of what each person's orders bring, in minor units: of net sales, and of what is credited. */
export interface SpendSpread {
  readonly net: number;
  readonly byKey: ReadonlyMap<string, number>;
  /** To what had spend together; undefined where single orders have no credits. */
  readonly credited: number | undefined;
}

/** Sums that the figures of a report divide, in minor units of its currency. */
export interface SpendAmounts {
  readonly acquisition: bigint;
  readonly retention: bigint;
  readonly spent: bigint;
  /** Net sales of the period. */
  readonly net: bigint;
  /** The part of them that is credited to what had spend; what belongs to no campaign is credited to none. */
  readonly credited: bigint;
}

type Credited = ReadonlyMap<string, Pick<SpendRow, 'net' | 'newcomers' | 'orders'>>;
const NO_CREDIT = { net: 0n, newcomers: 0n, orders: 0n };

export const spentOn = ({ acquisition, retention }: Pick<SpendRow, 'acquisition' | 'retention'>): bigint =>
  acquisition + retention;

/** Spend beside the credits of the same keys, most spent first; keys without spend stand behind, by net sales. */
export function toSpendRows(sums: readonly SpentSum[], by: 'CHANNEL' | 'CAMPAIGN', credits: Credited): SpendRow[] {
  const rows = new Map<string, SpendRow>();
  const rowOf = (key: string): SpendRow => {
    const { net, newcomers, orders } = credits.get(key) ?? NO_CREDIT;
    return rows.get(key) ?? { key, acquisition: 0n, retention: 0n, net, newcomers, orders };
  };
  for (const key of credits.keys()) rows.set(key, rowOf(key));
  for (const sum of sums) {
    const key = by === 'CHANNEL' ? sum.channel : sum.campaign;
    const part = sum.purpose === 'ACQUISITION' ? 'acquisition' : 'retention';
    const row = rowOf(key);
    rows.set(key, { ...row, [part]: row[part] + sum.amountMinor });
  }
  const compare = (a: bigint, b: bigint) => (a === b ? 0 : a > b ? -1 : 1);
  return [...rows.values()].sort(
    (a, b) => compare(spentOn(a), spentOn(b)) || compare(a.net, b.net) || (a.key < b.key ? -1 : 1),
  );
}

/** Spend of no campaign did not lead to the sales of no campaign: an empty key has no return. */
const isNamed = ({ key }: SpendRow): boolean => key !== '';

export function sumAmounts(rows: readonly SpendRow[], net: bigint): SpendAmounts {
  const sum = (part: (row: SpendRow) => bigint) => rows.reduce((all, row) => all + part(row), 0n);
  return {
    acquisition: sum((row) => row.acquisition),
    retention: sum((row) => row.retention),
    spent: sum(spentOn),
    net,
    credited: sum((row) => (isNamed(row) && spentOn(row) > 0n ? row.net : 0n)),
  };
}

/** Net sales by amount spent, in hundredths; null without spend, and for what belongs to no campaign. */
export function returnOn(row: SpendRow): bigint | null {
  const spent = spentOn(row);
  return spent === 0n || !isNamed(row) ? null : divideHalfUp(100n * row.net, spent);
}

/** What a new customer of the key cost, in minor units; null where none is credited to it, and for no campaign. */
export function acquisitionCost(row: SpendRow): bigint | null {
  const { acquisition, newcomers } = row;
  return newcomers <= 0n || acquisition === 0n || !isNamed(row) ? null : divideHalfUp(10_000n * acquisition, newcomers);
}

const PARTS = 10_000;

const scaled = ({ low, high }: Interval, by: number): Interval => ({ low: low * by, high: high * by });

/** Of an amount ÷ a count: what the amount would come to among as few, and as many, as there might have been. */
export function costInterval(amount: bigint, count: number): Interval | undefined {
  if (count < FEW) return undefined;
  const { low, high } = countInterval(count);
  return { low: Number(amount) / high, high: Number(amount) / low };
}

/** Of net sales ÷ spend, in hundredths: the spend is known, the sales are by chance. @param orders how many brought them */
export function returnInterval(net: bigint, squares: number, spent: bigint, orders: number): Interval | undefined {
  if (spent === 0n || orders < FEW) return undefined;
  return scaled(randomSumInterval({ sum: Number(net), sumOfSquares: squares }), 100 / Number(spent));
}

/** Both intervals of a channel or a campaign; undefined below 30 orders, or new customers, that are credited to it. */
export function rowIntervals(row: SpendRow, { byKey, credited }: SpendSpread) {
  const hasReturn = returnOn(row) !== null && credited !== undefined;
  return {
    returnOnSpend: hasReturn
      ? returnInterval(row.net, byKey.get(row.key) ?? 0, spentOn(row), Number(row.orders) / PARTS)
      : undefined,
    acquisitionCost:
      acquisitionCost(row) === null ? undefined : costInterval(row.acquisition, Number(row.newcomers) / PARTS),
  };
}

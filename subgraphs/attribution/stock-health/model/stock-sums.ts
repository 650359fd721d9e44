import type { Parts } from './quotient.ts';

/** Figures of stock whose parts are sums over variants and locations. */
export type StockQuotient =
  | 'sell_through'
  | 'days_of_stock_left'
  | 'stock_out_rate'
  | 'stock_out_time_share'
  | 'stock_out_demand_share'
  | 'avoidable_stock_out_rate'
  | 'aged_stock_90'
  | 'aged_stock_180';

/** Stock of a set of locations over a period; amounts are minor units. */
export interface StockSums {
  /** Of the location, where it is one; empty where it is unknown. */
  readonly kind: string;
  /** Variants by location that had stock or sold lately. */
  readonly active: number;
  readonly quotients: Readonly<Record<StockQuotient, Parts>>;
  /** What units beyond the cover cost over the period. */
  readonly holdingMinor: bigint;
  /** Stock at cost, summed over the days. */
  readonly stockMinorDays: bigint;
  readonly valueMinor: bigint;
  /** Units whose cost is known, and all. */
  readonly valuedUnits: bigint;
  readonly units: bigint;
}

/** Sales and costs of a set of stores; minor units. */
export interface StoreMoney {
  /** What transfers and markdowns cost, by net sales. */
  readonly pressure: Parts;
  readonly marginMinor: bigint;
  readonly transferMinor: bigint;
  readonly markdownMinor: bigint;
}

export const NO_MONEY: StoreMoney = {
  pressure: { part: 0n, whole: 0n },
  marginMinor: 0n,
  transferMinor: 0n,
  markdownMinor: 0n,
};

/** Online requests that found no stock: those that a set of stores could have served, of all. */
export interface MissedSums {
  readonly requests: Parts;
  readonly lostMinor: bigint;
}

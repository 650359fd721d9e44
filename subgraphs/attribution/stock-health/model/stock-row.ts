/** A variant that online requests did not find while a store had it. */
export interface ParadoxRow {
  readonly variantId: string;
  readonly locationId: string;
  readonly requests: number;
  readonly unitsAsked: number;
  /** The most that the store had on a day of such a request. */
  readonly unitsHeld: number;
  readonly lostMinor: bigint;
}

export type StockState = 'OUT_AVOIDABLE' | 'OUT' | 'IDLE' | 'EXCESS' | 'FINE';

/** A variant at a location over the period. */
export interface StockRow {
  readonly variantId: string;
  readonly productId: string;
  readonly locationId: string;
  readonly locationKind: string;
  readonly opening: number;
  readonly received: number;
  readonly sold: number;
  readonly available: number;
  readonly onHand: number;
  readonly outDays: number;
  readonly observedDays: number;
  /** Millionths of a unit, over days with stock. */
  readonly dailySold: bigint;
  readonly excess: number;
  readonly idleDays: number;
  readonly isInWarehouse: boolean;
  readonly valueMinor: bigint;
  /** What the list is sorted by: minor units, or units where the reader may not see costs. */
  readonly stake: bigint;
}

/** Days without a sale from which stock is idle. */
const IDLE_DAYS = 90;

/** What to look at first; a stock-out that a transfer would end comes before all. */
export function stateOf(row: StockRow): StockState {
  if (row.available <= 0) return row.locationKind !== 'WAREHOUSE' && row.isInWarehouse ? 'OUT_AVOIDABLE' : 'OUT';
  if (row.idleDays >= IDLE_DAYS) return 'IDLE';
  return row.excess > 0 ? 'EXCESS' : 'FINE';
}

import type { ReportFrame } from '../../reports/model/report-frame.ts';
import { type CatchmentSales, catchmentSales, type SentOrders } from './catchment-sales.ts';

/** Remote sales that a store led to. */
export interface Influence {
  /** Of customers whom an associate of it met in the window before, or whose home it is. */
  readonly influencedMinor: bigint;
  readonly influencedOrders: number;
  /** The two parts, which overlap. */
  readonly metMinor: bigint;
  readonly homeMinor: bigint;
}

/** One store in one period; amounts in minor units. */
export interface StoreFigures extends Influence {
  /** What it sold itself. */
  readonly netMinor: bigint;
  /** For what it fulfilled for others, and what others fulfilled for it. */
  readonly receivedMinor: bigint;
  readonly givenMinor: bigint;
  /** Of its catchment by postal code; null without one, and over all stores. */
  readonly catchment: CatchmentSales | null;
}

export interface StoreRow {
  /** null for remote sales. */
  readonly locationId: string | null;
  readonly currency: string;
  readonly now: StoreFigures;
  readonly previous: StoreFigures | null;
}

export interface StoresReport {
  readonly frame: ReportFrame;
  readonly windowSeconds: number;
  readonly total: StoreRow;
  readonly stores: readonly StoreRow[];
}

const NO_INFLUENCE: Influence = { influencedMinor: 0n, influencedOrders: 0, metMinor: 0n, homeMinor: 0n };

/** What was read of one period, by store; the empty text is remote sales. */
export interface StoreFacts {
  readonly net: ReadonlyMap<string, bigint>;
  readonly influence: ReadonlyMap<string, Influence>;
  /** Stores that have a catchment; those of the others are unknown. */
  readonly withCatchment: readonly string[];
  readonly sent: ReadonlyMap<string, SentOrders>;
  readonly transfers: ReadonlyArray<{ readonly from: string; readonly to: string; readonly amountMinor: bigint }>;
}

function sumOf(
  transfers: StoreFacts['transfers'],
  isOf: (transfer: StoreFacts['transfers'][number]) => boolean,
): bigint {
  return transfers.reduce((sum, transfer) => (isOf(transfer) ? sum + transfer.amountMinor : sum), 0n);
}

export function figuresOf(
  { net, influence, withCatchment, sent, transfers }: StoreFacts,
  storeId: string,
): StoreFigures {
  return {
    // Remote sales were led to by stores, and lead to none.
    ...(storeId === '' ? NO_INFLUENCE : (influence.get(storeId) ?? NO_INFLUENCE)),
    netMinor: net.get(storeId) ?? 0n,
    receivedMinor: sumOf(transfers, ({ to }) => to === storeId),
    givenMinor: sumOf(transfers, ({ from }) => from === storeId),
    catchment: withCatchment.includes(storeId) ? catchmentSales(sent, storeId) : null,
  };
}

/** All stores, each remote order once, and remote sales where they are in the scope. */
export function totalOf({ net, influence, transfers }: StoreFacts): StoreFigures {
  const moved = sumOf(transfers, () => true);
  return {
    ...(influence.get('') ?? NO_INFLUENCE),
    netMinor: [...net.values()].reduce((sum, minor) => sum + minor, 0n),
    receivedMinor: moved,
    givenMinor: moved,
    catchment: null,
  };
}

/** Every store that something is known of, by name of its id. */
export function storesOf(sides: readonly StoreFacts[], isInScope: (storeId: string) => boolean): string[] {
  const ids = sides.flatMap(({ net, influence, withCatchment, sent, transfers }) => [
    ...net.keys(),
    ...influence.keys(),
    ...withCatchment.filter((id) => sent.has(id)),
    ...transfers.flatMap(({ from, to }) => [from, to]),
  ]);
  return [...new Set(ids)].filter(isInScope).sort();
}

/** Net sales that are credited to a store: what it sold, less and plus transfers; over all of them the net sales. */
export const creditedMinor = ({ netMinor, receivedMinor, givenMinor }: StoreFigures): bigint =>
  netMinor + receivedMinor - givenMinor;

/** What counts in a store's goal: its own sales, and the remote ones of its customers. */
export const goalMinor = ({ netMinor, influencedMinor }: StoreFigures): bigint => netMinor + influencedMinor;

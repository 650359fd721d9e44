import { parisDay } from '../../../test/support/brute-force-sales.ts';
import { type BruteRow, bruteParadoxes, bruteRows, type Question } from './brute-force-stock.ts';
import { COSTS, costs, demands, moves, orders } from './random-stock.ts';

type Pair = readonly [part: bigint, whole: bigint];

/** What a unit costs; null where it is unknown. */
type Costs = Readonly<Record<string, bigint | null>>;

const sum = (of: readonly BruteRow[], value: (row: BruteRow) => bigint | number): bigint =>
  of.reduce((total, row) => total + BigInt(value(row)), 0n);

/** What units beyond the cover cost, at 20 % of their cost a year. */
export const holdingOf = (rows: readonly BruteRow[], costs: Costs = COSTS) =>
  sum(rows, (row) => (row.excessDays * (costs[row.variantId] ?? 0n) * 20n) / 36_500n);

/** Figures of the levels of some stock: what is divided by what. */
export function recountLevels(rows: readonly BruteRow[], { warehouses }: Question, costs: Costs) {
  const costOf = ({ variantId }: BruteRow) => costs[variantId] ?? 0n;
  const active = rows.filter(({ isActive }) => isActive);
  const stores = active.filter(({ locationId }) => !warehouses.has(locationId));
  const lying = rows.filter(({ onHand }) => onHand > 0);
  const value = sum(lying, (row) => BigInt(row.onHand) * costOf(row));
  const aged = (days: number): Pair => [
    sum(
      lying.filter(({ idleDays }) => idleDays >= days),
      (row) => BigInt(row.onHand) * costOf(row),
    ),
    value,
  ];
  const count = (some: readonly unknown[]) => BigInt(some.length);
  return {
    sell_through: [sum(rows, (row) => row.sold), sum(rows, (row) => row.opening + row.received)],
    days_of_stock_left: [
      sum(
        rows.filter(({ dailySold }) => dailySold > 0n),
        (row) => Math.max(0, row.available),
      ),
      sum(rows, (row) => row.dailySold),
    ],
    stock_out_rate: [count(active.filter(({ available }) => available <= 0)), count(active)],
    stock_out_time_share: [sum(active, (row) => row.outDays), sum(active, (row) => row.observedDays)],
    stock_out_demand_share: [
      sum(rows, (row) => BigInt(row.outDays) * row.dailySold),
      sum(rows, (row) => BigInt(row.observedDays) * row.dailySold),
    ],
    avoidable_stock_out_rate: [count(stores.filter((row) => row.available <= 0 && row.isInWarehouse)), count(stores)],
    aged_stock_90: aged(90),
    aged_stock_180: aged(180),
    stock_value: [value, 1n],
    /** Stock at cost, summed over the days. */
    held: [sum(rows, (row) => (row.lyingDays > 0n ? row.lyingDays : 0n) * costOf(row)), 1n],
  } satisfies Readonly<Record<string, Pair>>;
}

/** Figures of the random stock: what is divided by what, by a count of each day. */
export function recountStock(asked: Question) {
  const rows = bruteRows(moves, asked);
  const { held, ...levels } = recountLevels(rows, asked, COSTS);
  const inPeriod = ({ at }: { readonly at: Date }) => parisDay(at) >= asked.from && parisDay(at) < asked.until;
  const sold = orders.filter(inPeriod);
  const netOf = ({ grossMinor, discountMinor }: (typeof orders)[number]) => grossMinor - discountMinor;
  const margin = sold.reduce((total, one) => total + (one.costMinor === null ? 0n : netOf(one) - one.costMinor), 0n);
  const count = (some: readonly unknown[]) => BigInt(some.length);
  const spent = costs.filter(inPeriod).reduce((total, { costMinor }) => total + BigInt(costMinor), 0n);
  const paradoxes = bruteParadoxes(moves, demands, asked);
  return {
    ...levels,
    gmroi: [margin * 365n, held[0]],
    margin_pressure: [spent + holdingOf(rows), sold.reduce((total, one) => total + netOf(one), 0n)],
    paradoxical_stock_out_rate: [BigInt(paradoxes.held), BigInt(paradoxes.requests)],
    phygital_demand_share: [count(sold.filter(({ delivery }) => delivery === 'PICKUP')), count(sold)],
  } satisfies Readonly<Record<string, Pair>>;
}

import { parisDay } from '../../../test/support/brute-force-sales.ts';
import { type BruteRow, bruteParadoxes, bruteRows, type Question } from './brute-force-stock.ts';
import { COSTS, costs, demands, moves, orders, WAREHOUSE } from './random-stock.ts';

type Pair = readonly [part: bigint, whole: bigint];

const sum = (of: readonly BruteRow[], value: (row: BruteRow) => bigint | number): bigint =>
  of.reduce((total, row) => total + BigInt(value(row)), 0n);
const costOf = ({ variantId }: { readonly variantId: string }) => COSTS[variantId] ?? 0n;

/** What units beyond the cover cost, at 20 % of their cost a year. */
export const holdingOf = (rows: readonly BruteRow[]) =>
  sum(rows, (row) => (row.excessDays * costOf(row) * 20n) / 36_500n);

/** Figures of the random stock: what is divided by what, by a count of each day. */
export function recountStock(asked: Question) {
  const rows = bruteRows(moves, asked);
  const active = rows.filter(({ isActive }) => isActive);
  const stores = active.filter(({ locationId }) => locationId !== WAREHOUSE);
  const lying = rows.filter(({ onHand }) => onHand > 0);
  const inPeriod = ({ at }: { readonly at: Date }) => parisDay(at) >= asked.from && parisDay(at) < asked.until;
  const sold = orders.filter(inPeriod);
  const netOf = ({ grossMinor, discountMinor }: (typeof orders)[number]) => grossMinor - discountMinor;
  const margin = sold.reduce((total, one) => total + (one.costMinor === null ? 0n : netOf(one) - one.costMinor), 0n);
  const value = sum(lying, (row) => BigInt(row.onHand) * costOf(row));
  const aged = (days: number): Pair => [
    sum(
      lying.filter(({ idleDays }) => idleDays >= days),
      (row) => BigInt(row.onHand) * costOf(row),
    ),
    value,
  ];
  const count = (some: readonly unknown[]) => BigInt(some.length);
  const spent = costs.filter(inPeriod).reduce((total, { costMinor }) => total + BigInt(costMinor), 0n);
  const paradoxes = bruteParadoxes(moves, demands, asked);
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
    gmroi: [margin * 365n, sum(rows, (row) => (row.lyingDays > 0n ? row.lyingDays : 0n) * costOf(row))],
    stock_value: [value, 1n],
    margin_pressure: [spent + holdingOf(rows), sold.reduce((total, one) => total + netOf(one), 0n)],
    paradoxical_stock_out_rate: [BigInt(paradoxes.held), BigInt(paradoxes.requests)],
    phygital_demand_share: [count(sold.filter(({ delivery }) => delivery === 'PICKUP')), count(sold)],
  } satisfies Readonly<Record<string, Pair>>;
}

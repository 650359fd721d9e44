import type { BusinessDay } from '../../periods/model/business-day.ts';

/** What customers of one month and channel of acquisition did in one month since. */
export interface CohortCount {
  /** The first of the month. */
  readonly cohort: BusinessDay;
  readonly channel: string;
  /** Calendar months since the cohort's; 0 is its own. */
  readonly age: number;
  readonly active: number;
  readonly net: bigint;
  /** Of the sales whose cost is known. */
  readonly margin: bigint;
}

/** One calendar month of a cohort that is over. */
interface CohortCell {
  readonly age: number;
  readonly active: number;
  /** Net sales of the cohort from its first month to this one. */
  readonly cumulativeNet: bigint;
  readonly cumulativeMargin: bigint;
}

export interface Cohort {
  readonly month: BusinessDay;
  readonly customers: number;
  /** As many as months are over; what is to come is absent, not zero. */
  readonly cells: readonly CohortCell[];
}

/** What customers acquired in a channel had brought when they were so many months old, of those who are. */
interface ValuePoint {
  readonly age: number;
  readonly customers: number;
  readonly cumulativeNet: bigint;
}

export interface ChannelValue {
  readonly channel: string;
  readonly customers: number;
  readonly points: readonly ValuePoint[];
}

const monthNumber = (day: BusinessDay): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Calendar months of a cohort that are over before a day. */
const monthsOver = (cohort: BusinessDay, before: BusinessDay): number =>
  Math.max(0, monthNumber(before) - monthNumber(cohort));

const grouped = <K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

function cellsOf(counts: readonly CohortCount[], months: number): CohortCell[] {
  let [cumulativeNet, cumulativeMargin] = [0n, 0n];
  return Array.from({ length: months }, (_, age) => {
    const now = counts.filter((count) => count.age === age);
    cumulativeNet += now.reduce((sum, { net }) => sum + net, 0n);
    cumulativeMargin += now.reduce((sum, { margin }) => sum + margin, 0n);
    return { age, active: now.reduce((sum, { active }) => sum + active, 0), cumulativeNet, cumulativeMargin };
  });
}

/** Who bought in the month of the cohort is its size, for everybody's first purchase lies there. */
const sizeOf = (counts: readonly CohortCount[]): number =>
  counts.filter(({ age }) => age === 0).reduce((sum, { active }) => sum + active, 0);

/** Cohorts by the month of the first purchase; only months that are over before the day have a cell. */
export function cohortsOf(counts: readonly CohortCount[], before: BusinessDay): Cohort[] {
  return [...grouped(counts, ({ cohort }) => cohort)].map(([month, own]) => ({
    month,
    customers: sizeOf(own),
    cells: cellsOf(own, monthsOver(month, before)),
  }));
}

/** By channel of the first purchase, the most customers first; each point is of the cohorts whose month is over. */
export function channelValuesOf(counts: readonly CohortCount[], before: BusinessDay): ChannelValue[] {
  return [...grouped(counts, ({ channel }) => channel)]
    .map(([channel, own]) => {
      const cohorts = cohortsOf(own, before);
      const oldest = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
      const points = Array.from({ length: oldest }, (_, age) => {
        const whole = cohorts.filter(({ cells }) => cells.length > age);
        return {
          age,
          customers: whole.reduce((sum, { customers }) => sum + customers, 0),
          cumulativeNet: whole.reduce((sum, { cells }) => sum + (cells[age]?.cumulativeNet ?? 0n), 0n),
        };
      });
      return { channel, customers: cohorts.reduce((sum, { customers }) => sum + customers, 0), points };
    })
    .sort((a, b) => b.customers - a.customers || (a.channel < b.channel ? -1 : 1));
}

/** A sum by so many, half up; of nobody it is zero. */
export function perCustomer(sum: bigint, customers: number): bigint {
  if (customers === 0) return 0n;
  const n = BigInt(customers);
  const [twice, sign] = sum < 0n ? [-2n * sum, -1n] : [2n * sum, 1n];
  return sign * ((twice + n) / (2n * n));
}

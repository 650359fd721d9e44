/** A run of orders that one statement makes: of one month, and few enough for the engine's memory. */
export interface OrderRun {
  /** First day of the month. */
  readonly month: string;
  /** Number of the first order, from zero at the beginning of the history. */
  readonly first: number;
  readonly count: number;
  /** Orders of the run until each day of the month, the day included; below zero where the run begins later. */
  readonly untilDay: readonly number[];
}

const DAY_MS = 86_400_000;
const YEARS = 3;
/** Orders of one statement: with their lines about 300 MB of the engine's memory. */
const MOST_ORDERS = 150_000;
/** Sunday first. */
const WEEKDAYS = [1.1, 0.8, 0.85, 0.95, 1, 1.15, 1.5];

/** How much is sold on a day, beside others: growth to the double, weekends, the sales of November, Christmas. */
function weightOf(day: Date, progress: number): number {
  const date = day.getUTCDate();
  const month = day.getUTCMonth();
  const isSale = month === 10 && date >= 22;
  const isChristmas = month === 11 && date <= 24;
  return (1 + progress) * (WEEKDAYS[day.getUTCDay()] ?? 1) * (isSale ? 2.5 : isChristmas ? 1.6 : 1);
}

/** Three years of so many orders, ending with a day, in runs from the oldest to the newest. */
export function planOrders(orders: number, lastDay: Date): OrderRun[] {
  const days = Array.from(
    { length: YEARS * 365 },
    (_, index) => new Date(+lastDay - (YEARS * 365 - 1 - index) * DAY_MS),
  );
  const weights = days.map((day, index) => weightOf(day, index / days.length));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  const until = weights.map((weight) => {
    reached += weight;
    return Math.round((orders * reached) / total);
  });
  const months = days.map((day) => day.toISOString().slice(0, 7));
  return [...new Set(months)].flatMap((month) => {
    const firstDay = months.indexOf(month);
    const begin = until[firstDay - 1] ?? 0;
    const inMonth = until.slice(firstDay, months.lastIndexOf(month) + 1);
    const end = inMonth.at(-1) ?? begin;
    // The history may begin in the middle of a month.
    const missing = (days[firstDay]?.getUTCDate() ?? 1) - 1;
    const untilDay = [...Array.from({ length: missing }, () => begin), ...inMonth];
    return Array.from({ length: Math.ceil((end - begin) / MOST_ORDERS) }, (_, run) => {
      const first = begin + run * MOST_ORDERS;
      return {
        month: `${month}-01`,
        first,
        count: Math.min(MOST_ORDERS, end - first),
        untilDay: untilDay.map((day) => day - first),
      };
    });
  });
}

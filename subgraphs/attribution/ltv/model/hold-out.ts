import { TooFewRepeatersError } from './errors.ts';
import { fitTransactions, modelOf, type TransactionFit } from './fit.ts';
import { everyNth, patternsOf, type Timings } from './histories.ts';

/** Customers of the same number of repeat purchases in the calibration, and their purchases after it. */
interface HoldOutRow {
  /** Repeat purchases; the last row holds those of more as well. */
  readonly repeats: number;
  readonly customers: number;
  readonly bought: number;
  readonly predicted: number;
  /** Had everyone gone on at the rate of before. */
  readonly atConstantRate: number;
}

export interface HoldOut {
  readonly days: number;
  readonly rows: readonly HoldOutRow[];
  readonly total: Omit<HoldOutRow, 'repeats'>;
  readonly dates: TestedDates;
  /** Dates of the forecast that everyone continues at their own rate: those by which a Poisson process has one purchase with one half. */
  readonly datesAtConstantRate: TestedDates;
}

/** Dates of next purchases, held against the purchases that followed. */
export interface TestedDates {
  /** Customers dated within the hold-out, its last week aside, so that what followed a date is seen. */
  readonly n: number;
  /** Those who had bought by their date: about half, if the dates are right. */
  readonly boughtByDate: number;
  /** Those whose purchase was within a week of their date, early or late. */
  readonly withinWeek: number;
}

/** How right the dates of next purchases would have been some time ago. */
export interface DatesBackTest {
  readonly model: TestedDates;
  readonly atConstantRate: TestedDates;
}

/** What was known of customers when the hold-out began, and what they did first in it. */
export interface HeldOut {
  readonly timings: Timings;
  /** Days from the beginning to the next purchase; 0 where none came. */
  readonly firstAfter: Uint32Array;
}

/** Repeat purchases from which customers are one row. */
const MANY = 7;
const WEEK = 7;
/** Days of the hold-out of our own customers: a quarter of dates, and the week after the last. */
export const HOLD_OUT_DAYS = 97;
/** Customers by whom our own dates are tested: enough for shares to a percent, fitted in less than a second. */
const MOST_TESTED = 50_000;

/** Tests the dates that waits of so many days give; null is no date. */
function testWaits(waits: ReadonlyArray<number | null>, firstAfter: Uint32Array, days: number): TestedDates {
  const tested = { n: 0, boughtByDate: 0, withinWeek: 0 };
  for (const [i, wait] of waits.entries()) {
    const date = wait === null ? Number.POSITIVE_INFINITY : Math.ceil(wait);
    if (date > days - WEEK) continue;
    const after = firstAfter[i] ?? 0;
    tested.n += 1;
    if (after > 0 && after <= date) tested.boughtByDate += 1;
    if (after > 0 && Math.abs(after - date) <= WEEK) tested.withinWeek += 1;
  }
  return tested;
}

function testDates(fit: TransactionFit, { timings, firstAfter }: HeldOut, days: number): DatesBackTest {
  const { repeats, lastDay, age } = timings;
  const model = modelOf(fit.model);
  const each = <T>(of: (x: number, t: number, T: number) => T) =>
    Array.from(repeats, (x, i) => of(x, lastDay[i] ?? 0, age[i] ?? 0));
  return {
    model: testWaits(
      each((x, t, T) => model.medianWait(fit.parameters, x, t, T)),
      firstAfter,
      days,
    ),
    atConstantRate: testWaits(
      each((x, _, T) => (x > 0 ? (Math.LN2 * T) / x : null)),
      firstAfter,
      days,
    ),
  };
}

/** Fits BG/NBD to what was known before the hold-out, and tests the dates it gave; null where too few had bought again. */
export function backTestDates({ timings, firstAfter }: HeldOut): DatesBackTest | null {
  const step = Math.ceil(firstAfter.length / MOST_TESTED);
  const { firstAfter: followed, ...seen } =
    step > 1 ? everyNth({ ...timings, firstAfter }, step) : { ...timings, firstAfter };
  try {
    const fit = fitTransactions('BG_NBD', seen, patternsOf(seen));
    return testDates(fit, { timings: seen, firstAfter: followed }, HOLD_OUT_DAYS);
  } catch (error) {
    if (error instanceof TooFewRepeatersError) return null;
    throw error;
  }
}

/**
 * The model held against what it has not seen, beside the forecast that everyone continues as before.
 * @param bought purchases of each customer in the hold-out.
 * @param firstAfter days from the end of the calibration to each customer's next purchase; 0 where none came.
 */
export function holdOut(
  fit: TransactionFit,
  timings: Timings,
  bought: Uint32Array,
  firstAfter: Uint32Array,
  days: number,
): HoldOut {
  const { repeats, lastDay, age } = timings;
  const model = modelOf(fit.model);
  const rows = Array.from({ length: MANY + 1 }, (_, x) => ({
    repeats: x,
    customers: 0,
    bought: 0,
    predicted: 0,
    atConstantRate: 0,
  }));
  for (let i = 0; i < repeats.length; i++) {
    const [x, t, T] = [repeats[i] ?? 0, lastDay[i] ?? 0, age[i] ?? 0];
    const row = rows[Math.min(x, MANY)];
    if (!row) continue;
    row.customers += 1;
    row.bought += bought[i] ?? 0;
    row.predicted += model.expectedPurchases(fit.parameters, x, t, T, days);
    row.atConstantRate += T > 0 ? (x / T) * days : 0;
  }
  const dates = testDates(fit, { timings, firstAfter }, days);
  const sum = (key: Exclude<keyof HoldOutRow, 'repeats'>) => rows.reduce((total, row) => total + row[key], 0);
  return {
    days,
    rows,
    total: {
      customers: sum('customers'),
      bought: sum('bought'),
      predicted: sum('predicted'),
      atConstantRate: sum('atConstantRate'),
    },
    dates: dates.model,
    datesAtConstantRate: dates.atConstantRate,
  };
}

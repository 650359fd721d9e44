import { modelOf, type TransactionFit } from './fit.ts';
import type { Histories } from './histories.ts';

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
  /** Customers whose next purchase was dated within the hold-out, and those of them who had bought by their date: about half, if the dates are right. */
  readonly dated: number;
  readonly boughtByTheirDate: number;
}

/** Repeat purchases from which customers are one row. */
const MANY = 7;

/**
 * The model held against what it has not seen, beside the forecast that everyone continues as before.
 * @param bought purchases of each customer in the hold-out.
 * @param firstAfter days from the end of the calibration to each customer's next purchase; 0 where none came.
 */
export function holdOut(
  fit: TransactionFit,
  { repeats, lastDay, age }: Histories,
  bought: Uint32Array,
  firstAfter: Uint32Array,
  days: number,
): HoldOut {
  const model = modelOf(fit.model);
  const rows = Array.from({ length: MANY + 1 }, (_, x) => ({
    repeats: x,
    customers: 0,
    bought: 0,
    predicted: 0,
    atConstantRate: 0,
  }));
  let [dated, boughtByTheirDate] = [0, 0];
  for (let i = 0; i < repeats.length; i++) {
    const [x, t, T] = [repeats[i] ?? 0, lastDay[i] ?? 0, age[i] ?? 0];
    const row = rows[Math.min(x, MANY)];
    if (!row) continue;
    row.customers += 1;
    row.bought += bought[i] ?? 0;
    row.predicted += model.expectedPurchases(fit.parameters, x, t, T, days);
    row.atConstantRate += T > 0 ? (x / T) * days : 0;
    const wait = model.medianWait(fit.parameters, x, t, T);
    if (wait === null || wait > days) continue;
    dated += 1;
    const after = firstAfter[i] ?? 0;
    if (after > 0 && after <= wait) boughtByTheirDate += 1;
  }
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
    dated,
    boughtByTheirDate,
  };
}

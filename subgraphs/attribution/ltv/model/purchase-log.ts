import { type Histories, LONGEST_HISTORY } from './histories.ts';

/** What one customer bought on one day: the day as a number of days since 1970, what it came to in units of the currency. */
export interface Purchase {
  readonly day: number;
  readonly amount: number;
}

/** Purchases of each customer, in any order. */
export type PurchaseLog = ReadonlyMap<string, readonly Purchase[]>;

/** What is known of customers up to a day, and what they did after it. */
export interface CalibratedLog {
  readonly customers: readonly string[];
  readonly histories: Histories;
  readonly bought: Uint32Array;
  readonly firstAfter: Uint32Array;
}

/**
 * Days of purchases, each once, in order. A day on which as much was brought back as was bought, or more, is none; one
 * of orders that cost nothing is.
 */
function purchaseDays(purchases: readonly Purchase[]): Purchase[] {
  const byDay = new Map<number, { net: number; hasReturn: boolean }>();
  for (const { day, amount } of purchases) {
    const { net, hasReturn } = byDay.get(day) ?? { net: 0, hasReturn: false };
    byDay.set(day, { net: net + amount, hasReturn: hasReturn || amount < 0 });
  }
  return [...byDay]
    .filter(([, { net, hasReturn }]) => net > 0 || !hasReturn)
    .map(([day, { net }]) => ({ day, amount: net }))
    .sort((a, b) => a.day - b.day);
}

/**
 * Histories up to the end of a day; who first bought after it is left out.
 * @throws RangeError for a history longer than 89 years.
 */
export function calibrate(log: PurchaseLog, lastDay: number): CalibratedLog {
  const rows = [...log]
    .map(([customer, purchases]) => ({ customer, days: purchaseDays(purchases) }))
    .filter(({ days: [first] }) => first !== undefined && first.day <= lastDay)
    .map(({ customer, days }) => {
      const seen = days.filter(({ day }) => day <= lastDay);
      const [first = 0] = seen.map(({ day }) => day);
      const again = seen.slice(1);
      const after = days.slice(seen.length);
      if (lastDay - first > LONGEST_HISTORY) throw new RangeError('a history is longer than 89 years');
      return {
        customer,
        repeats: again.length,
        lastDay: (again.at(-1)?.day ?? first) - first,
        age: lastDay - first,
        meanSpend: again.length === 0 ? 0 : again.reduce((sum, { amount }) => sum + amount, 0) / again.length,
        bought: after.length,
        firstAfter: (after[0]?.day ?? lastDay) - lastDay,
      };
    });
  return {
    customers: rows.map(({ customer }) => customer),
    histories: {
      repeats: Uint32Array.from(rows, (row) => row.repeats),
      lastDay: Uint32Array.from(rows, (row) => row.lastDay),
      age: Uint32Array.from(rows, (row) => row.age),
      meanSpend: Float64Array.from(rows, (row) => row.meanSpend),
    },
    bought: Uint32Array.from(rows, (row) => row.bought),
    firstAfter: Uint32Array.from(rows, (row) => row.firstAfter),
  };
}

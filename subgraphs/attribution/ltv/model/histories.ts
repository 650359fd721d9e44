/**
 * Buying histories of customers, a column a figure: how often each bought again (x), on which day after the first
 * purchase last (t), how many days after it the observation ended (T), and the mean spent on a repeat purchase.
 * Purchases of one day are one; the first is counted in neither x nor the mean.
 */
export type Histories = {
  readonly repeats: Uint32Array;
  readonly lastDay: Uint32Array;
  readonly age: Uint32Array;
  /** Units of the currency; 0 where nothing was bought again. */
  readonly meanSpend: Float64Array;
};

/** When customers bought, without what they spent. */
export type Timings = Pick<Histories, 'repeats' | 'lastDay' | 'age'>;

/** Distinct histories with how many customers have each: a likelihood needs each but once. */
export interface Patterns {
  readonly repeats: Uint32Array;
  readonly lastDay: Uint32Array;
  readonly age: Uint32Array;
  readonly customers: Float64Array;
  /** The pattern of each customer. */
  readonly of: Uint32Array;
}

/** Days that a history may span: 89 years. It bounds x too, as a day holds one purchase. */
export const LONGEST_HISTORY = 32_767;
const BASE = LONGEST_HISTORY + 1;

/** Takes customers of the same x, t and T together. */
export function patternsOf({ repeats, lastDay, age }: Timings): Patterns {
  const known = new Map<number, number>();
  const of = new Uint32Array(repeats.length);
  const keys: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < repeats.length; i++) {
    const key = ((repeats[i] ?? 0) * BASE + (lastDay[i] ?? 0)) * BASE + (age[i] ?? 0);
    let pattern = known.get(key);
    if (pattern === undefined) {
      pattern = keys.length;
      known.set(key, pattern);
      keys.push(key);
      counts.push(0);
    }
    counts[pattern] = (counts[pattern] ?? 0) + 1;
    of[i] = pattern;
  }
  return {
    repeats: Uint32Array.from(keys, (key) => Math.floor(key / (BASE * BASE))),
    lastDay: Uint32Array.from(keys, (key) => Math.floor(key / BASE) % BASE),
    age: Uint32Array.from(keys, (key) => key % BASE),
    customers: Float64Array.from(counts),
    of,
  };
}

/** Every `step`th customer: enough to come near the parameters of all. */
export function everyNth<C extends { readonly [column: string]: Uint32Array | Float64Array }>(
  columns: C,
  step: number,
): C {
  const some = Object.entries(columns).map(([name, column]) => [
    name,
    column.filter((_: number, i: number) => i % step === 0),
  ]);
  return Object.fromEntries(some) as C;
}

/** The largest of a column; 0 of none. */
export function highest(column: Uint32Array): number {
  let most = 0;
  for (const value of column) if (value > most) most = value;
  return most;
}

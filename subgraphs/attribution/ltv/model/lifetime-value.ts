import { triangleOf } from './covariance.ts';
import { type Estimate, modelOf, type TransactionFit } from './fit.ts';
import { gammaGamma } from './gamma-gamma.ts';
import type { Point } from './minimize.ts';
import { normalFrom, poissonFrom, seededRandom } from './random.ts';

/** Days of a month, on average: what a horizon is divided into. */
export const MONTH_DAYS = 365.25 / 12;
/** Draws of the parameters from which an interval is read. */
const DRAWS = 500;

/** Both fits: when customers buy, and what they spend. */
export interface LifetimeFit {
  readonly transactions: TransactionFit;
  readonly spending: Estimate | null;
  /** What a purchase brought on average, for whom Gamma-Gamma says nothing. */
  readonly meanSpend: number;
}

/** How a value is computed. */
export interface ValueTerms {
  readonly months: number;
  /** Margin as a fraction of what is spent; 1 values sales. */
  readonly marginRate: number;
  /** What money of next year is worth less, as a fraction a year. */
  readonly yearlyDiscount: number;
}

/** One customer as the models see her: x, t, T in days and the mean of her repeat purchases. */
export interface History {
  readonly repeats: number;
  readonly lastDay: number;
  readonly age: number;
  readonly meanSpend: number;
}

/** Parameters of both models: those found, or one draw of them. */
export interface Parameters {
  readonly transactions: Point;
  readonly spending: Point | null;
}

export const foundParameters = ({ transactions, spending }: LifetimeFit): Parameters => ({
  transactions: transactions.parameters,
  spending: spending?.parameters ?? null,
});

/** What the customer is expected to spend on a purchase to come. */
export function expectedSpend(fit: LifetimeFit, { spending }: Parameters, { repeats, meanSpend }: History): number {
  const isPaid = repeats > 0 && meanSpend > 0;
  const value = spending
    ? gammaGamma.expectedSpend(spending, isPaid ? repeats : 0, isPaid ? meanSpend : 0)
    : Number.NaN;
  // With q ≤ 1 the mean of all has no expectation.
  return Number.isFinite(value) && value > 0 ? value : fit.meanSpend;
}

/** Purchases expected in so many days. */
export function expectedPurchases(fit: LifetimeFit, by: Parameters, history: History, days: number): number {
  const { repeats, lastDay, age } = history;
  return modelOf(fit.transactions.model).expectedPurchases(by.transactions, repeats, lastDay, age, days);
}

/** Purchases expected in the months to come, each worth less the later it is. */
function discountedPurchases(fit: LifetimeFit, by: Parameters, history: History, terms: ValueTerms): number {
  let [sum, before] = [0, 0];
  for (let month = 1; month <= terms.months; month++) {
    const until = expectedPurchases(fit, by, history, month * MONTH_DAYS);
    sum += (until - before) / (1 + terms.yearlyDiscount) ** (month / 12);
    before = until;
  }
  return sum;
}

/** The customer's discounted value over the months to come. */
export function lifetimeValue(fit: LifetimeFit, history: History, terms: ValueTerms): number {
  const by = foundParameters(fit);
  return expectedSpend(fit, by, history) * terms.marginRate * discountedPurchases(fit, by, history, terms);
}

function drawsOf(estimate: Estimate, random: () => number): () => Point {
  const { parameters, covariance } = estimate;
  const triangle = covariance && triangleOf(covariance);
  if (!triangle) return () => parameters;
  return () => {
    const normals = parameters.map(() => normalFrom(random));
    return parameters.map(
      (value, i) => value * Math.exp((triangle[i] ?? []).reduce((sum, cell, j) => sum + cell * (normals[j] ?? 0), 0)),
    );
  };
}

/** Draws of the parameters around those found, by their covariance on the scale of logarithms; the same for a seed. */
export function drawParameters({ transactions, spending }: LifetimeFit, seed: number, draws = DRAWS): Parameters[] {
  const random = seededRandom(seed);
  const drawTransactions = drawsOf(transactions, random);
  const drawSpending = spending ? drawsOf(spending, random) : () => null;
  return Array.from({ length: draws }, () => ({ transactions: drawTransactions(), spending: drawSpending() }));
}

/** The middle 95 % of some numbers. */
export function middle95(numbers: readonly number[]): { low: number; high: number } {
  const sorted = Float64Array.from(numbers).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/**
 * Where the value of one customer lies with 95 %: the parameters are drawn, and purchases come by chance (Poisson).
 * Months count as the best parameters discount them.
 */
export function valueInterval(
  fit: LifetimeFit,
  draws: readonly Parameters[],
  history: History,
  terms: ValueTerms,
  seed: number,
): { low: number; high: number } {
  const random = seededRandom(seed);
  const days = terms.months * MONTH_DAYS;
  const found = foundParameters(fit);
  const whole = expectedPurchases(fit, found, history, days);
  const worth = whole > 0 ? discountedPurchases(fit, found, history, terms) / whole : 0;
  const values = draws.map((by) => {
    const purchases = poissonFrom(random, Math.max(0, expectedPurchases(fit, by, history, days)));
    return purchases * worth * terms.marginRate * expectedSpend(fit, by, history);
  });
  return middle95(values);
}

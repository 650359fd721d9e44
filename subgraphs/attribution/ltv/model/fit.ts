import { bgNbd } from './bg-nbd.ts';
import { covarianceAt } from './covariance.ts';
import { TooFewRepeatersError } from './errors.ts';
import { gammaGamma, type Spending, spendingOf } from './gamma-gamma.ts';
import { everyNth, type Histories, type Patterns, patternsOf, type Timings } from './histories.ts';
import { type Minimum, minimize, type Objective, type Point } from './minimize.ts';
import { paretoNbd } from './pareto-nbd.ts';
import type { Likelihood, ModelName, TransactionModel } from './transaction-model.ts';

/** Fewer customers who bought again say nothing of when one does. */
const FEWEST_REPEATERS = 100;
/** Customers of whom the parameters are found first, when there are many more. */
const FIRST_CUSTOMERS = 5_000;
/** A standard error of half its parameter: the likelihood is flat, as it is where no dropout can be seen. */
const FLAT_ERROR = 0.5;

/** Parameters found by maximum likelihood, in their own order; times are days. */
export interface Estimate {
  readonly parameters: Point;
  readonly logLikelihood: number;
  /** Of the logarithms of the parameters; null where the likelihood has no proper maximum. */
  readonly covariance: ReadonlyArray<Point> | null;
  readonly standardErrors: Point | null;
  /** True where a parameter is known no better than to its half. */
  readonly isFlat: boolean;
  readonly customers: number;
}

export interface TransactionFit extends Estimate {
  readonly model: ModelName;
  readonly repeaters: number;
}

const MODELS: Readonly<Record<ModelName, TransactionModel>> = { BG_NBD: bgNbd, PARETO_NBD: paretoNbd };
export const modelOf = (name: ModelName): TransactionModel => MODELS[name];

const naturalOf = (logs: Point): number[] => logs.map(Math.exp);

/** The negative log-likelihood, divided, of the logarithms of the parameters: they cannot leave their range. */
function objectiveOf({ valueAt, slopesAt }: Likelihood, divisor: number): Objective {
  return {
    valueAt: (logs) => -valueAt(naturalOf(logs)) / divisor,
    slopesAt:
      slopesAt && ((logs) => slopesAt(naturalOf(logs)).map((slope, i) => (-slope * Math.exp(logs[i] ?? 0)) / divisor)),
  };
}

function best(likelihood: Likelihood, customers: number, starts: readonly Point[]): Minimum {
  const objective = objectiveOf(likelihood, customers);
  return starts
    .map((start) => minimize(objective, start.map(Math.log)))
    .reduce((least, next) => (next.value < least.value ? next : least));
}

function estimateAt(likelihood: Likelihood, logs: Point, customers: number): Estimate {
  const parameters = naturalOf(logs);
  const covariance = covarianceAt(objectiveOf(likelihood, 1), logs) ?? null;
  const errorsOfLogs = covariance?.map((row, i) => Math.sqrt(row[i] ?? 0)) ?? null;
  return {
    parameters,
    logLikelihood: likelihood.valueAt(parameters),
    covariance,
    standardErrors: errorsOfLogs?.map((error, i) => error * (parameters[i] ?? 0)) ?? null,
    isFlat: !errorsOfLogs || errorsOfLogs.some((error) => error > FLAT_ERROR),
    customers,
  };
}

function countWhere(column: Uint32Array, holds: (value: number) => boolean): number {
  let count = 0;
  for (const value of column) if (holds(value)) count += 1;
  return count;
}

/**
 * Fits when customers buy.
 * @throws TooFewRepeatersError below a hundred customers who bought again.
 */
export function fitTransactions(name: ModelName, histories: Timings, patterns: Patterns): TransactionFit {
  const repeaters = countWhere(histories.repeats, (x) => x > 0);
  if (repeaters < FEWEST_REPEATERS) throw new TooFewRepeatersError(repeaters, FEWEST_REPEATERS);
  const model = modelOf(name);
  const customers = histories.repeats.length;
  const meanAge = Math.max(1, histories.age.reduce((sum, age) => sum + age, 0) / customers);
  let starts = model.startsFrom(meanAge);
  const step = Math.ceil(customers / FIRST_CUSTOMERS);
  if (step > 1) {
    const some = patternsOf(everyNth(histories, step));
    starts = [naturalOf(best(model.likelihoodOf(some), some.of.length, starts).at)];
  }
  const likelihood = model.likelihoodOf(patterns);
  const { at } = best(likelihood, customers, starts);
  return { ...estimateAt(likelihood, at, customers), model: name, repeaters };
}

/** Fits what customers spend; null where too few of them spent anything again. */
export function fitSpending(histories: Histories): Estimate | null {
  const spending = spendingOf(histories);
  const customers = spending.repeats.length;
  if (customers < FEWEST_REPEATERS) return null;
  const mean = spending.meanSpend.reduce((sum, each) => sum + each, 0) / customers;
  let starts = gammaGamma.startsFrom(mean);
  const step = Math.ceil(customers / FIRST_CUSTOMERS);
  if (step > 1) {
    const some = everyNth(spending, step);
    starts = [naturalOf(best(gammaGamma.likelihoodOf(some), some.repeats.length, starts).at)];
  }
  const likelihood = gammaGamma.likelihoodOf(spending);
  const { at } = best(likelihood, customers, starts);
  return estimateAt(likelihood, at, customers);
}

/** Pearson's correlation of how often and how much repeat buyers buy: Gamma-Gamma assumes that there is none. */
export function spendCorrelation(histories: Histories): number {
  const { repeats, meanSpend }: Spending = spendingOf(histories);
  const n = repeats.length;
  if (n < 2) return 0;
  let [sx, sz, sxx, szz, sxz] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, z] = [repeats[i] ?? 0, meanSpend[i] ?? 0];
    sx += x;
    sz += z;
    sxx += x * x;
    szz += z * z;
    sxz += x * z;
  }
  const spread = Math.sqrt((n * sxx - sx * sx) * (n * szz - sz * sz));
  return spread === 0 ? 0 : (n * sxz - sx * sz) / spread;
}

/** Above it the assumption of Gamma-Gamma does not hold, and its values are too low for the most frequent buyers. */
export const HIGH_CORRELATION = 0.3;

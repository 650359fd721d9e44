import { type Estimate, fitSpending, fitTransactions, HIGH_CORRELATION, modelOf, spendCorrelation } from './fit.ts';
import { gammaGamma } from './gamma-gamma.ts';
import { type Patterns, patternsOf } from './histories.ts';
import { type HoldOut, holdOut } from './hold-out.ts';
import {
  drawParameters,
  expectedPurchases,
  expectedSpend,
  foundParameters,
  type History,
  type LifetimeFit,
  lifetimeValue,
  MONTH_DAYS,
  type ValueTerms,
  valueInterval,
} from './lifetime-value.ts';
import { calibrate, type PurchaseLog } from './purchase-log.ts';
import type { ModelName } from './transaction-model.ts';

/** How a log of purchases is to be read. Days are counted since 1970. */
export interface AnalysisTerms extends ValueTerms {
  readonly model: ModelName;
  /** The last day that the models see. */
  readonly calibrationEnd: number;
  /** The last day of the log: what comes after the calibration is held against the models. */
  readonly lastDay: number;
  /** Days of the unit of time in which α and β are given. */
  readonly unitDays: number;
  readonly seed: number;
}

interface NamedParameter {
  readonly name: string;
  readonly value: number;
  readonly standardError: number | null;
}

/** What is predicted of one customer. */
interface Prediction {
  readonly customer: string;
  readonly history: History;
  readonly aliveProbability: number;
  readonly expectedPurchases: number;
  readonly expectedSpend: number;
  readonly lifetimeValue: number;
  /** 95 %; null where there are too many customers for 500 draws each. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** The day since 1970 by which the next purchase has come with one half; null where it more likely never does. */
  readonly nextPurchaseDay: number | null;
}

export interface Analysis {
  readonly customers: number;
  readonly repeaters: number;
  readonly transactions: readonly NamedParameter[];
  readonly logLikelihood: number;
  readonly isFlat: boolean;
  readonly spending: readonly NamedParameter[] | null;
  readonly spendCorrelation: number;
  readonly isCorrelationHigh: boolean;
  readonly holdOut: HoldOut | null;
  readonly predictions: readonly Prediction[];
}

/** Distinct histories up to which each gets an interval: 500 draws of one take a millisecond. */
const MOST_INTERVALS = 20_000;

function named(
  names: readonly string[],
  { parameters, standardErrors }: Estimate,
  scale: (name: string) => number,
): NamedParameter[] {
  return names.map((name, i) => {
    const error = standardErrors?.[i];
    return {
      name,
      value: (parameters[i] ?? 0) / scale(name),
      standardError: error === undefined ? null : error / scale(name),
    };
  });
}

/** Mean of what repeat purchases brought, weighed by their number. */
function meanSpendOf(repeats: Uint32Array, meanSpend: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < repeats.length; i++) {
    sum += (repeats[i] ?? 0) * (meanSpend[i] ?? 0);
    count += repeats[i] ?? 0;
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * Fits the models to a log, holds them against what came after, and predicts every customer.
 * @throws TooFewRepeatersError below a hundred customers who bought again.
 */
export function analyze(log: PurchaseLog, terms: AnalysisTerms): Analysis {
  const { customers, histories, bought, firstAfter } = calibrate(log, terms.calibrationEnd);
  const patterns = patternsOf(histories);
  const transactions = fitTransactions(terms.model, histories, patterns);
  const spending = fitSpending(histories);
  const fit: LifetimeFit = { transactions, spending, meanSpend: meanSpendOf(histories.repeats, histories.meanSpend) };
  const { parameters, timeParameters } = modelOf(terms.model);
  const repeatPurchases = histories.repeats.reduce((sum, x) => sum + x, 0);
  const correlation = spendCorrelation(histories);
  const days = terms.lastDay - terms.calibrationEnd;
  return {
    customers: customers.length,
    repeaters: transactions.repeaters,
    transactions: named(parameters, transactions, (name) => (timeParameters.includes(name) ? terms.unitDays : 1)),
    // A density of times in another unit differs by that unit's length for each repeat purchase.
    logLikelihood: transactions.logLikelihood + repeatPurchases * Math.log(terms.unitDays),
    isFlat: transactions.isFlat,
    spending: spending && named(gammaGamma.parameters, spending, () => 1),
    spendCorrelation: correlation,
    isCorrelationHigh: correlation > HIGH_CORRELATION,
    holdOut: days > 0 ? holdOut(transactions, histories, bought, firstAfter, days) : null,
    predictions: predict(fit, customers, histories.meanSpend, patterns, terms),
  };
}

function predict(
  fit: LifetimeFit,
  customers: readonly string[],
  meanSpend: Float64Array,
  patterns: Patterns,
  terms: AnalysisTerms,
): Prediction[] {
  const model = modelOf(terms.model);
  const found = foundParameters(fit);
  const draws = customers.length <= MOST_INTERVALS ? drawParameters(fit, terms.seed) : null;
  return customers.map((customer, i) => {
    const pattern = patterns.of[i] ?? 0;
    const history: History = {
      repeats: patterns.repeats[pattern] ?? 0,
      lastDay: patterns.lastDay[pattern] ?? 0,
      age: patterns.age[pattern] ?? 0,
      meanSpend: meanSpend[i] ?? 0,
    };
    const { repeats, lastDay, age } = history;
    const wait = model.medianWait(fit.transactions.parameters, repeats, lastDay, age);
    return {
      customer,
      history,
      aliveProbability: model.aliveProbability(fit.transactions.parameters, repeats, lastDay, age),
      expectedPurchases: expectedPurchases(fit, found, history, terms.months * MONTH_DAYS),
      expectedSpend: expectedSpend(fit, found, history),
      lifetimeValue: lifetimeValue(fit, history, terms),
      interval: draws && valueInterval(fit, draws, history, terms, terms.seed + i),
      nextPurchaseDay: wait === null ? null : terms.calibrationEnd + Math.ceil(wait),
    };
  });
}

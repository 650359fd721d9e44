import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitSpending, fitTransactions, modelOf, spendCorrelation } from './fit.ts';
import { patternsOf } from './histories.ts';
import { holdOut } from './hold-out.ts';
import { drawParameters, type LifetimeFit, lifetimeValue, valueInterval } from './lifetime-value.ts';
import { calibrate, type Purchase } from './purchase-log.ts';

/** The CDNOW sample: test/fixtures/cdnow says where it is from. */
const SAMPLE = new URL('../../../../test/fixtures/cdnow/CDNOW_sample.txt', import.meta.url);
const DAY = 86_400_000;
const WEEK = 7;

function readSample(): Map<string, Purchase[]> {
  const log = new Map<string, Purchase[]>();
  for (const line of readFileSync(SAMPLE, 'utf8').trim().split('\n')) {
    const [, customer = '', date = '', , amount = ''] = line.trim().split(/\s+/);
    const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / DAY;
    log.set(customer, [...(log.get(customer) ?? []), { day, amount: Number(amount) }]);
  }
  return log;
}

/** Parameters with α and β in weeks, and the likelihood of times in weeks. */
function inWeeks(fit: ReturnType<typeof fitTransactions>, repeats: number) {
  const { parameters, timeParameters } = modelOf(fit.model);
  const weeks = (values: readonly number[] | null) =>
    values?.map((value, i) => (timeParameters.includes(parameters[i] ?? '') ? value / WEEK : value));
  return {
    parameters: weeks(fit.parameters) ?? [],
    standardErrors: weeks(fit.standardErrors) ?? [],
    logLikelihood: fit.logLikelihood + repeats * Math.log(WEEK),
  };
}

const log = calibrate(readSample(), Date.UTC(1997, 8, 30) / DAY);
const { histories } = log;
const patterns = patternsOf(histories);
const repeats = histories.repeats.reduce((sum, x) => sum + x, 0);
const bgNbd = fitTransactions('BG_NBD', histories, patterns);
const paretoNbd = fitTransactions('PARETO_NBD', histories, patterns);
const spending = fitSpending(histories);

const near = (values: readonly number[], expected: readonly number[], digits: number) => {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i] ?? 0, digits);
};

describe('the models on the CDNOW sample', () => {
  // Fader, Hardie and Lee, "Counting your customers the easy way", Marketing Science 24 (2005), table 2.
  it('finds the published BG/NBD', () => {
    expect(log.customers).toHaveLength(2_357);
    const { parameters, standardErrors, logLikelihood } = inWeeks(bgNbd, repeats);
    near(parameters, [0.243, 4.414, 0.793, 2.426], 3);
    expect(logLikelihood).toBeCloseTo(-9_582.4, 1);
    near(standardErrors, [0.0126, 0.378, 0.186, 0.705], 2);
    expect(bgNbd.isFlat).toBe(false);
  });

  // The same table.
  it('finds the published Pareto/NBD', () => {
    const { parameters, logLikelihood } = inWeeks(paretoNbd, repeats);
    near(parameters.slice(0, 1), [0.553], 3);
    near(parameters.slice(1, 2), [10.578], 2);
    near(parameters.slice(2, 3), [0.606], 3);
    near(parameters.slice(3), [11.669], 1);
    expect(logLikelihood).toBeCloseTo(-9_595, 1);
  });

  // Fader and Hardie, "The Gamma-Gamma model of monetary value", note 025 (2013); 0.06 is in their RFM and CLV of 2005.
  it('finds the published Gamma-Gamma', () => {
    expect(spending?.customers).toBe(946);
    near(spending?.parameters ?? [], [6.25, 3.74, 15.44], 1);
    expect(spendCorrelation(histories)).toBeLessThan(0.15);
  });

  // Fader, Hardie and Lee, "Implementing the BG/NBD model in Excel" (2005): the customer of ID 1.
  it('predicts 1.226 purchases in 39 weeks of who bought twice again, the last in week 30.43 of 38.86', () => {
    const days = [2, 30.43 * WEEK, 38.86 * WEEK] as const;
    const model = modelOf('BG_NBD');
    expect(model.expectedPurchases(bgNbd.parameters, ...days, 39 * WEEK)).toBeCloseTo(1.226, 3);
    expect(model.aliveProbability(bgNbd.parameters, ...days)).toBeCloseTo(0.7266, 3);
  });

  it('beats the naive forecast in the 39 weeks that it has not seen', () => {
    const seen = holdOut(bgNbd, histories, log.bought, log.firstAfter, 39 * WEEK);
    expect(seen.total.bought).toBe(1_882);
    expect(Math.round(seen.total.predicted)).toBe(1_653);
    expect(Math.round(seen.total.atConstantRate)).toBe(2_930);
    expect(seen.rows.reduce((sum, row) => sum + row.customers, 0)).toBe(2_357);
  });

  it('X17: dates the next purchase so that about half of the customers have bought by theirs, as a constant rate does not', () => {
    const { dates, datesAtConstantRate } = holdOut(bgNbd, histories, log.bought, log.firstAfter, 39 * WEEK);
    const share = ({ boughtByDate, n }: typeof dates) => boughtByDate / n;
    expect(dates.n).toBeGreaterThan(100);
    expect(share(dates)).toBeGreaterThan(0.4);
    expect(share(dates)).toBeLessThan(0.6);
    expect(datesAtConstantRate.n).toBeGreaterThan(dates.n);
    expect(Math.abs(share(datesAtConstantRate) - 0.5)).toBeGreaterThan(Math.abs(share(dates) - 0.5));
  });

  it('X17: holds dates against what followed them, those of the last week of the hold-out aside', () => {
    const timings = {
      repeats: Uint32Array.of(1, 1, 0),
      lastDay: Uint32Array.of(10, 10, 0),
      age: Uint32Array.of(10, 20, 9),
    };
    const firstAfter = Uint32Array.of(7, 0, 3);
    const of = (days: number) => holdOut(bgNbd, timings, Uint32Array.of(1, 0, 1), firstAfter, days);
    // ln 2 x 10 days is 7 days, ln 2 x 20 is 14; who bought once has no rate.
    expect(of(13).datesAtConstantRate).toEqual({ n: 0, boughtByDate: 0, withinWeek: 0 });
    expect(of(14).datesAtConstantRate).toEqual({ n: 1, boughtByDate: 1, withinWeek: 1 });
    expect(of(21).datesAtConstantRate).toEqual({ n: 2, boughtByDate: 1, withinWeek: 1 });
  });

  it('gives a customer the same interval of her value for the same seed, around the value', () => {
    const fit: LifetimeFit = { transactions: bgNbd, spending, meanSpend: 35 };
    const history = { repeats: 2, lastDay: 213, age: 272, meanSpend: 22.35 };
    const terms = { months: 12, marginRate: 0.3, yearlyDiscount: 0.15 };
    const value = lifetimeValue(fit, history, terms);
    const interval = () => valueInterval(fit, drawParameters(fit, 11), history, terms, 11);
    expect(interval()).toEqual(interval());
    expect(interval().low).toBeLessThan(value);
    expect(interval().high).toBeGreaterThan(value);
  });
});

import { stringify } from 'csv-stringify/sync';
import type { lifetimeValue } from '../../../subgraphs/attribution/index.ts';
import type { LtvOptions } from './arguments.ts';
import type { Transactions } from './read-transactions.ts';

/** What the models found. */
export type Analysis = ReturnType<typeof lifetimeValue.analyze>;

const DAY_MS = 86_400_000;
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function table(rows: ReadonlyArray<readonly string[]>): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

function parameters(rows: Analysis['transactions']): string {
  const told = rows.map(({ name, value, standardError }) => [
    name,
    value.toPrecision(5),
    standardError === null ? 'unknown' : standardError.toPrecision(3),
  ]);
  return table([['', 'value', 'standard error'], ...told]);
}

function dated(by: string, { n, boughtByDate, withinWeek }: NonNullable<Analysis['holdOut']>['dates']): string[] {
  if (n === 0) return [];
  return [
    `Of ${n} customers whose next purchase ${by} dated within it, ${boughtByDate} had bought by their date (one half is right), and ${withinWeek} within a week of it.`,
  ];
}

function held({ holdOut }: Analysis): string[] {
  if (!holdOut) return [];
  const { rows, total, days, dates, datesAtConstantRate } = holdOut;
  const line = (name: string, row: typeof total) => [
    name,
    String(row.customers),
    String(row.bought),
    row.predicted.toFixed(0),
    row.atConstantRate.toFixed(0),
  ];
  return [
    `Held against the ${days} days after it, by repeat purchases before:`,
    table([
      ['', 'customers', 'bought', 'model', 'constant rate'],
      ...rows.map((row, i) => line(i === rows.length - 1 ? `${row.repeats}+` : String(row.repeats), row)),
      line('all', total),
    ]),
    ...dated('the model', dates),
    ...dated('a constant rate', datesAtConstantRate),
    '',
  ];
}

/** Customers of one acquisition group, and what they are worth on average. */
export interface GroupValue {
  readonly group: string;
  readonly customers: number;
  readonly spentPerCustomer: number;
  readonly lifetimeValuePerCustomer: number;
}

/** What each acquisition group spent until the calibration ended and is predicted, by customer. */
export function groupValues(
  { predictions }: Analysis,
  { purchases, groupOf }: Transactions,
  calibrationEnd: number,
): GroupValue[] {
  if (groupOf.size === 0) return [];
  const groups = new Map<string, { customers: number; spent: number; value: number }>();
  for (const { customer, lifetimeValue } of predictions) {
    const name = groupOf.get(customer) ?? '';
    const sums = groups.get(name) ?? { customers: 0, spent: 0, value: 0 };
    sums.customers += 1;
    sums.value += lifetimeValue;
    for (const { day, amount } of purchases.get(customer) ?? []) if (day <= calibrationEnd) sums.spent += amount;
    groups.set(name, sums);
  }
  return [...groups]
    .map(([group, { customers, spent, value }]) => ({
      group,
      customers,
      spentPerCustomer: rounded(spent / customers, 2),
      lifetimeValuePerCustomer: rounded(value / customers, 2),
    }))
    .sort((a, b) => b.customers - a.customers || (a.group < b.group ? -1 : 1));
}

/** What the terminal shows. */
export function describe(analysis: Analysis, options: LtvOptions, groups: readonly GroupValue[], end: number): string {
  const { customers, repeaters, logLikelihood, isFlat, spending, spendCorrelation, isCorrelationHigh } = analysis;
  const name = options.model === 'BG_NBD' ? 'BG/NBD' : 'Pareto/NBD';
  return [
    `${name} on ${customers} customers until ${dateOf(end)}, ${repeaters} of whom bought again; times in ${options.unit}s:`,
    parameters(analysis.transactions),
    `  log-likelihood ${logLikelihood.toFixed(1)}`,
    ...(isFlat
      ? ['  A parameter is known no better than to its half: these data show no dropout; mind its predictions.']
      : []),
    '',
    ...(spending
      ? ['Gamma-Gamma of what a purchase brings:', parameters(spending)]
      : ['What a purchase brings is taken as the mean of all: fewer than 100 customers spent something again.']),
    `  correlation of how often and how much: ${spendCorrelation.toFixed(3)}${isCorrelationHigh ? '; above 0.3 the model does not hold' : ''}`,
    '',
    ...held(analysis),
    ...(groups.length > 0
      ? [
          'By acquisition group:',
          table([
            ['', 'customers', 'spent so far', `value of ${options.months} months`],
            ...groups.map((row) => [
              row.group || '(none)',
              String(row.customers),
              row.spentPerCustomer.toFixed(2),
              row.lifetimeValuePerCustomer.toFixed(2),
            ]),
          ]),
          '',
        ]
      : []),
  ].join('\n');
}

/** One row a customer, for CSV and JSON alike. */
export function predictionRows({ predictions }: Analysis, { groupOf }: Transactions, unitDays: number) {
  return predictions.map(({ customer, history, interval, nextPurchaseDay, ...prediction }) => ({
    customer,
    ...(groupOf.size > 0 ? { group: groupOf.get(customer) ?? '' } : {}),
    repeatPurchases: history.repeats,
    lastPurchaseAfter: rounded(history.lastDay / unitDays, 2),
    observedFor: rounded(history.age / unitDays, 2),
    meanSpend: rounded(history.meanSpend, 2),
    aliveProbability: rounded(prediction.aliveProbability, 4),
    expectedPurchases: rounded(prediction.expectedPurchases, 4),
    expectedSpend: rounded(prediction.expectedSpend, 2),
    lifetimeValue: rounded(prediction.lifetimeValue, 2),
    low: interval && rounded(interval.low, 2),
    high: interval && rounded(interval.high, 2),
    nextPurchase: nextPurchaseDay === null ? null : dateOf(nextPurchaseDay),
  }));
}

/** A cell that a spreadsheet would run as a formula is kept as text by an apostrophe before it. */
const asText = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

export const toCsv = (rows: ReturnType<typeof predictionRows>): string =>
  stringify([...rows], { header: true, cast: { string: asText } });

import { expect, it } from 'vitest';
import { renderText } from '../../../ui/testing/render.tsx';
import { CohortTable } from './CohortTable.tsx';
import { OmniPanel } from './OmniPanel.tsx';
import type { CustomersReport } from './report.ts';

const metric = {
  key: 'omni_lifetime_value_uplift',
  label: 'Lifetime value, omni against mono',
  formula: '',
  unit: 'RATE',
  source: '',
  benchmark: '+30 % (trade figure, first source not named)',
  goodWhen: 'NEUTRAL',
} as const;
const reading = {
  metric,
  value: '0.2500',
  previous: null,
  n: 40,
  numerator: null,
  denominator: null,
  low: '0.1000',
  high: '0.4000',
  caveat: 'Observed, not caused',
  drill: null,
};
const cell = (monthsAfter: number, retention: string, amount: string) => ({
  monthsAfter,
  activeCustomers: 10,
  retention,
  valuePerCustomer: { amount },
  marginPerCustomer: { amount: '21.00' },
});
const comparison = {
  omni: { ...reading, value: '130.00' },
  mono: { ...reading, value: '100.00' },
  uplift: reading,
  standardizedUplift: { ...reading, value: '0.0800' },
  strata: [{ orders: '3-5', omni: reading, mono: reading }],
};
const hidden = { ...reading, value: null, low: null, high: null };
const unseen = { omni: hidden, mono: hidden, uplift: hidden, standardizedUplift: hidden, strata: [] };
const report: CustomersReport = {
  frame: {
    from: '2026-05-01',
    before: '2026-06-01',
    compareFrom: null,
    compareBefore: null,
    historyFrom: null,
    currencyCode: 'EUR',
    currencies: ['EUR'],
    computedAt: '2026-06-01T00:00:00Z',
    wholeFrom: null,
  },
  acquiredFrom: '2024-06-01',
  cards: [],
  cohorts: [
    { month: '2026-04-01', customers: 20, cells: [cell(0, '1.0000', '50.00'), cell(1, '0.5000', '61.00')] },
    { month: '2026-03-01', customers: 40, cells: [cell(0, '1.0000', '50.00'), cell(1, '0.3500', '61.00')] },
    { month: '2026-05-01', customers: 8, cells: [cell(0, '1.0000', '40.00')] },
  ],
  channels: [],
  rfm: [],
  costCoverage: reading,
  omniAgainstMono: comparison,
  marginOmniAgainstMono: comparison,
  predicted: null,
};

it('shows who ordered again by month, and nothing where a month is not over', () => {
  const text = renderText(<CohortTable report={report} />);
  expect(text).toContain('2026-04');
  expect(text).toContain('35%');
  expect(text).toContain('10 of 20');
  expect(text).not.toContain('50%');
  expect(text).not.toContain('NaN');
  expect(text).not.toContain('undefined');
});

it('K7: shows several channels against one with its interval, benchmark and caveat', () => {
  const text = renderText(<OmniPanel report={report} />);
  expect(text).toContain('n = 40');
  expect(text).toContain('Benchmark: +30 % (trade figure, first source not named)');
  expect(text).toContain('Observed, not caused');
  expect(text).toContain('3-5');
  expect(text).toContain('Ordering equally often 8%');
  expect(text).toContain('Lifetime margin to date');
});

it('K7: shows no margin to those who may not see costs', () => {
  const cells = report.cohorts.map((cohort) => ({
    ...cohort,
    cells: cohort.cells.map((each) => ({ ...each, marginPerCustomer: null })),
  }));
  expect(renderText(<CohortTable report={report} />)).toContain('Margin by customer');
  expect(renderText(<CohortTable report={{ ...report, cohorts: cells }} />)).not.toContain('Margin by customer');
  const text = renderText(<OmniPanel report={{ ...report, marginOmniAgainstMono: unseen }} />);
  expect(text).not.toContain('Lifetime margin to date');
});

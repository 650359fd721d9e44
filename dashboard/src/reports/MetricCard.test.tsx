import { expect, it } from 'vitest';
import { renderText } from '../ui/testing/render.tsx';
import { MetricCard, type MetricReading } from './MetricCard.tsx';

const reading: MetricReading = {
  metric: {
    key: 'visits_uplift',
    label: 'Visits',
    formula: 'omni ÷ mono − 1',
    unit: 'RATE',
    source: 'visits',
    benchmark: '+23 % (published)',
    goodWhen: 'UP',
  },
  value: '0.2300',
  previous: null,
  n: 412,
  numerator: null,
  denominator: null,
  low: '0.1800',
  high: '0.2800',
  caveat: 'Observed, not caused',
};

it('says how sure a figure is, what was published, and what to know before believing it', () => {
  const text = renderText(<MetricCard reading={reading} currency="EUR" />);
  expect(text).toContain('23 %');
  expect(text).toContain('18% to 28%');
  expect(text).toContain('n = 412');
  expect(text).toContain('Benchmark: +23 % (published)');
  expect(text).toContain('Observed, not caused');
});

it('shows the count alone where there is no interval, and a dash where nothing was divided', () => {
  const few = { ...reading, value: null, low: null, high: null, n: 12, caveat: null };
  const text = renderText(<MetricCard reading={few} currency="EUR" />);
  expect(text).toContain('–');
  expect(text).toContain('n = 12');
  expect(text).not.toContain('95');
});

it('shows no percent of fewer than 30 observations: a share by what was counted, a comparison not at all', () => {
  const of14 = { value: '0.2857', low: null, high: null, n: 14, caveat: null };
  const plain = { ...reading, metric: { ...reading.metric, benchmark: null } };
  const share = renderText(
    <MetricCard reading={{ ...plain, ...of14, numerator: '4', denominator: '14' }} currency="EUR" />,
  );
  expect(share).toContain('4 of 14');
  const uplift = renderText(<MetricCard reading={{ ...plain, ...of14 }} currency="EUR" />);
  expect(uplift).toContain('n = 14');
  expect(share + uplift).not.toContain('%');
});

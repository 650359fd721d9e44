import { describe, expect, it } from 'vitest';
import type { Metric } from './metric.ts';
import { meanValue, SELF_SELECTION, shareValue, upliftOfMeans, upliftOfShares } from './metric-value.ts';

const words = { en: '', fr: '' };
const metric = (unit: Metric['unit']): Metric => ({
  key: 'test',
  labels: words,
  formula: words,
  unit,
  grain: words,
  source: words,
  benchmark: null,
  goodWhen: 'UP',
  isQuotient: true,
});

describe('a figure that the API answers', () => {
  it('divides a share once, and says what by what and how sure it is', () => {
    const share = shareValue(metric('RATE'), { hits: 15, of: 148 }, { hits: 1, of: 3 });
    expect(share).toMatchObject({
      value: '0.1014',
      previous: '0.3333',
      n: 148,
      parts: { numerator: '15', denominator: '148' },
      interval: { low: '0.0624', high: '0.1605' },
    });
  });

  it('gives no interval below 30 observations, and nothing where there is nothing to divide by', () => {
    expect(shareValue(metric('RATE'), { hits: 9, of: 29 })).not.toHaveProperty('interval');
    expect(shareValue(metric('RATE'), { hits: 0, of: 0 })).toMatchObject({ value: null, n: 0 });
    expect(meanValue(metric('NUMBER'), { n: 0, sum: 0, sumOfSquares: 0 }, 'EUR').value).toBeNull();
    expect(upliftOfShares(metric('RATE'), { hits: 1, of: 9 }, { hits: 0, of: 9 }, SELF_SELECTION).value).toBeNull();
  });

  it('rounds money half away from zero to the minor unit of its currency', () => {
    const sample = { n: 2, sum: 2001, sumOfSquares: 2_002_001 };
    expect(meanValue(metric('MONEY'), sample, 'EUR').value).toBe('10.01');
    expect(meanValue(metric('MONEY'), { ...sample, sum: -2001 }, 'EUR').value).toBe('-10.01');
    expect(meanValue(metric('MONEY'), sample, 'JPY').value).toBe('1001');
  });

  it('tells an uplift as the fraction by which one group exceeds the other, with n of the smaller', () => {
    const first = { n: 40, sum: 123 * 40, sumOfSquares: 123 * 123 * 40 + 400 };
    const second = { n: 50, sum: 100 * 50, sumOfSquares: 100 * 100 * 50 + 500 };
    const uplift = upliftOfMeans(metric('RATE'), first, second, SELF_SELECTION);
    expect(uplift).toMatchObject({ value: '0.2300', n: 40, caveat: SELF_SELECTION });
    expect(Number(uplift.interval?.low)).toBeLessThan(0.23);
    expect(Number(uplift.interval?.high)).toBeGreaterThan(0.23);
    const shares = upliftOfShares(metric('RATE'), { hits: 89, of: 100 }, { hits: 33, of: 100 }, SELF_SELECTION);
    expect(shares.value).toBe('1.6970');
  });
});

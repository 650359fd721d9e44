import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS, type Metric, type Words } from './metrics.ts';

const documentation = new URL('../../../../docs/metrics.md', import.meta.url);

function row({ key, labels, formula, unit, grain, source, benchmark, goodWhen }: Metric): string {
  const both = ({ en, fr }: Words): string => `${en} / ${fr}`;
  return `| \`${key}\` | ${both(labels)} | ${both(formula)} | ${unit} | ${both(grain)} | ${both(source)} | ${benchmark ? both(benchmark) : ''} | ${goodWhen} |`;
}

describe('the metrics', () => {
  it.each(METRICS.map((metric) => [metric.key, metric] as const))('defines %s once, by one SQL file', (key) => {
    expect(METRICS.filter((metric) => metric.key === key)).toHaveLength(1);
    expect(existsSync(new URL(`../sql/${key}.sql`, import.meta.url))).toBe(true);
  });

  it('reads the same in the documentation', () => {
    const text = readFileSync(documentation, 'utf8');
    const table = text.split('\n').filter((line) => line.startsWith('| `'));
    expect(table).toEqual(METRICS.map(row));
  });
});

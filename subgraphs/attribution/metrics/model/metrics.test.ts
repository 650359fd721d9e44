import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Words } from '#kernel/values/words.ts';
import type { Metric } from './metric.ts';
import { METRICS } from './metrics.ts';

const attribution = new URL('../../', import.meta.url);
const documentation = new URL('../../../../docs/metrics.md', import.meta.url);

/** The SQL files of all areas, by their names without `.sql`. */
const sqlFiles = readdirSync(attribution, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[^/]+\/sql\/\w+\.sql$/.test(file))
  .map((file) => file.replace(/^.*\/(\w+)\.sql$/, '$1'));

function row({ key, labels, formula, unit, grain, source, benchmark, goodWhen }: Metric): string {
  const both = ({ en, fr }: Words): string => `${en} / ${fr}`;
  return `| \`${key}\` | ${both(labels)} | ${both(formula)} | ${unit} | ${both(grain)} | ${both(source)} | ${benchmark ? both(benchmark) : ''} | ${goodWhen} |`;
}

describe('the metrics', () => {
  it.each(METRICS.map((metric): [string, Metric] => [metric.key, metric]))(
    'defines %s once, by one SQL file',
    (key, { statement }) => {
      expect(METRICS.filter((metric) => metric.key === key)).toHaveLength(1);
      expect(
        sqlFiles.filter((name) => name === (statement ?? key)),
        key,
      ).not.toHaveLength(0);
    },
  );

  it('reads the same in the documentation', () => {
    const text = readFileSync(documentation, 'utf8');
    const table = text.split('\n').filter((line) => line.startsWith('| `'));
    expect(table).toEqual(METRICS.map(row));
  });
});

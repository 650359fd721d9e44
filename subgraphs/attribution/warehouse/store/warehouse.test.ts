import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FactsInstance, openFactsInstance } from '../../testing/facts-instance.ts';
import { text } from './columns.ts';

describe('the column store', () => {
  let facts: FactsInstance;
  beforeAll(async () => {
    facts = await openFactsInstance('2026-11-22T12:00:00Z', false);
  });
  afterAll(() => facts.close());

  it.skipIf(availableParallelism() === 1)('reads on more than one core', async () => {
    const statement = 'EXPLAIN PIPELINE SELECT sum(number) FROM numbers_mt(100000000)';
    const plan = await facts.deps.warehouse.query(1, statement, { explain: text });
    expect(plan.map(({ explain }) => explain).join('\n')).toMatch(/AggregatingTransform × [2-9]/);
  });

  it('gives a heavy statement a bounded part of the memory, and spills to the disk before it is full', async () => {
    const statement = `SELECT name, value FROM system.settings
      WHERE name IN ('max_memory_usage', 'max_bytes_before_external_group_by') ORDER BY name`;
    const rows = await facts.deps.warehouse.query(1, statement, { name: text, value: text }, {}, 'HEAVY');
    expect(rows.map(({ value }) => value)).toEqual(['300000000', '600000000']);
  });
});

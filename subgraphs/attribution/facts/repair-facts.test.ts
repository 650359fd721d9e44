import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '#kernel/values/time.ts';
import type { AttributionDeps } from '../deps.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { post, ship, stored, visit } from '../testing/touchpoints.ts';
import { joinKeptSegments } from '../touchpoints/join-kept-segments.ts';
import type { KeptFile } from '../touchpoints/store/kept-log.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { applyToGeneration } from './apply-events.ts';
import { rebuildFacts } from './rebuild-facts.ts';
import { repairFacts } from './repair-facts.ts';

let instance: FactsInstance;

async function keep(id: string): Promise<void> {
  await post(instance, { batchId: id, touchpoints: [visit({ id }), visit({ id: `${id}b` })] });
  await ship(instance);
}

const files = async (): Promise<number> => {
  const log = join(instance.engine.dataDir, 'spool', 'log');
  const days = await Promise.all((await readdir(log)).map((day) => readdir(join(log, day))));
  return days.flat().length;
};

/**
 * Dependencies of a rebuild beside which these batches are shipped, to the generation before, when it has read the log;
 * and that dies when it has read so many of them after its switch.
 */
function dyingAfter(late: readonly string[], read: number): AttributionDeps {
  const { deps } = instance;
  let left = Number.POSITIVE_INFINITY;
  return {
    ...deps,
    async keepSessions(generation) {
      for (const id of late) await keep(id);
      left = read;
      return deps.keepSessions(generation);
    },
    spool: {
      ...deps.spool,
      kept: {
        ...deps.spool.kept,
        async read(file: KeptFile) {
          if (left === 0) throw new Error('the process died');
          left -= 1;
          return deps.spool.kept.read(file);
        },
      },
    },
  };
}

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
  instance.clock.advance(Date.now() + DAY - instance.clock.now().getTime());
  for (const id of ['kept_1', 'kept_2']) await keep(id);
});
afterAll(() => instance?.close());

it.each([0, 1, 2])(
  'ends a rebuild that died after its switch, when it had taken in %i of three batches that were shipped meanwhile',
  async (read) => {
    const late = [1, 2, 3].map((batch) => `kept_late_${read}_${batch}`);
    const { generation } = await readDataVersion(instance.deps.db);
    await expect(rebuildFacts(dyingAfter(late, read))).rejects.toThrow('the process died');
    expect(await readDataVersion(instance.deps.db)).toMatchObject({ generation: generation + 1 });
    expect(await stored(instance, `kept_late_${read}`)).toHaveLength(2 * read);
    // Its files keep their names: by these it knows which it has.
    const before = await files();
    await joinKeptSegments(instance.deps);
    expect(await files()).toBe(before);
    await instance.restart();
    await repairFacts(instance.deps);
    expect(await stored(instance, `kept_late_${read}`)).toEqual(late.flatMap((id) => [id, `${id}b`]));
    const all = await stored(instance, 'kept_');
    expect(new Set(all).size).toBe(all.length);
    await repairFacts(instance.deps);
    await joinKeptSegments(instance.deps);
    expect(await files()).toBeLessThan(before);
    expect(await stored(instance, 'kept_')).toEqual(all);
    await rebuildFacts(instance.deps);
    expect(await stored(instance, 'kept_')).toEqual(all);
  },
);

it('takes a generation whose first batch brought no facts for what it is: begun, and not lost', async () => {
  const begun = await openFactsInstance('2026-06-15T12:00:00Z', false);
  try {
    const { generation } = await readDataVersion(begun.deps.db);
    const payload = { productId: 'prd_draft', version: '1', variants: [] };
    const event = {
      id: 'evt_draft',
      type: 'catalog.product-changed.v1',
      aggregateId: 'prd_draft',
      aggregateVersion: '1',
    };
    const logged = { ...event, occurredAt: '2026-06-15T11:00:00Z', payload, position: '1:1' };
    await applyToGeneration(begun.deps, generation, 'catalog', [logged]);
    await repairFacts(begun.deps);
    expect(await readDataVersion(begun.deps.db)).toMatchObject({ generation });
  } finally {
    await begun.close();
  }
});

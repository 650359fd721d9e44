import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '#kernel/values/time.ts';
import { rebuildFacts } from '../facts/rebuild-facts.ts';
import { type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { post, ship, stored, visit } from '../testing/touchpoints.ts';
import { joinKeptSegments } from './join-kept-segments.ts';

const IDS = ['trickle_1', 'trickle_2', 'trickle_3'];

let instance: FactsInstance;
let log: string;
let day: string;

/** The day's files, by which a rebuild reads. */
const files = async (): Promise<string[]> => (await readdir(join(log, day))).sort();

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
  log = join(instance.engine.dataDir, 'spool', 'log');
  for (const id of IDS) {
    await post(instance, { batchId: id, touchpoints: [visit({ id })] });
    await ship(instance);
  }
  [day = ''] = await readdir(log);
  instance.clock.advance(Date.now() + DAY - instance.clock.now().getTime());
});
afterAll(() => instance?.close());

it('keeps the segments of a day in a folder of that day, and joins them when it is past', async () => {
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  const sources = await files();
  expect(sources).toHaveLength(3);
  await cp(join(log, day), join(log, '.sources'), { recursive: true });
  await joinKeptSegments(instance.deps);
  expect(await files()).toHaveLength(1);
  await rebuildFacts(instance.deps);
  expect(await stored(instance, 'trickle_')).toEqual(IDS);
});

it('reads every line once after a join was broken off, before the joined file or after it', async () => {
  const [joined = ''] = await files();
  const sources = (await readdir(join(log, '.sources'))).map((name) => name.replace('.gz', ''));
  const list = join(log, day, joined.replace('.gz', '.sources'));
  // The process died after the joined file was written: it stands for its sources.
  await cp(join(log, '.sources'), join(log, day), { recursive: true });
  await writeFile(list, JSON.stringify(sources));
  await rebuildFacts(instance.deps);
  expect(await stored(instance, 'trickle_')).toEqual(IDS);
  expect(await files()).toEqual([joined]);
  // It died before: the sources stand.
  await cp(join(log, '.sources'), join(log, day), { recursive: true });
  await writeFile(list, JSON.stringify(sources));
  await rm(join(log, day, joined));
  await rebuildFacts(instance.deps);
  expect(await stored(instance, 'trickle_')).toEqual(IDS);
  expect(await files()).toHaveLength(3);
});

it('counts history once that is imported again after its segment was joined', async () => {
  const document = 'mutation M($batch: JSON!) { attributionImportTouchpoints(batch: $batch) }';
  const batch = { batchId: 'history', touchpoints: [visit({ id: 'history_1' })] };
  for (let times = 0; times < 2; times++) {
    await instance.execute(document, { batch }, serviceContext().actor);
    await ship(instance);
    await joinKeptSegments(instance.deps);
  }
  expect(await files()).toHaveLength(1);
  await rebuildFacts(instance.deps);
  expect(await stored(instance, 'history_')).toEqual(['history_1']);
});

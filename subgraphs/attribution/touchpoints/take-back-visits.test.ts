import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ConflictError } from '#kernel/values/errors.ts';
import { DAY } from '#kernel/values/time.ts';
import { rebuildFacts } from '../facts/rebuild-facts.ts';
import { keepSessions } from '../sessions/keep-sessions.ts';
import { type FactsInstance, openFactsInstance, serviceContext } from '../testing/facts-instance.ts';
import { ship, stored, visit } from '../testing/touchpoints.ts';
import { integer } from '../warehouse/store/columns.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import type { Warehouse } from '../warehouse/store/warehouse.ts';
import { joinKeptSegments } from './join-kept-segments.ts';
import { KEPT_LOG_LOCK } from './store/kept-log-lock.ts';
import { takeBackVisits } from './take-back-visits.ts';

const IMPORT = 'mutation M($batch: JSON!) { attributionImportTouchpoints(batch: $batch) }';
const TAKE_BACK = 'mutation M($request: JSON!) { attributionTakeBackVisits(request: $request) }';
/** A batch's digest, as the command writes it. */
const DIGEST = '0123456789abcdef'.repeat(2);
const IDS = ['shop:session:1', 'shop:session:2', 'shop:view:1'];
const OTHERS = ['live', 'shop-eu:session:1', 'shop:sessions'];

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z', false);
  await bringIn('shop-eu', ['shop-eu:session:1']);
  await bringIn('others', ['live', 'shop:sessions']);
});
afterAll(() => instance?.close());
beforeEach(async () => {
  await bringIn('shop', IDS);
});

async function bringIn(name: string, ids: readonly string[]): Promise<void> {
  const touchpoints = ids.map((id, index) => ({
    ...visit({ id, kind: 'PAGE_VIEW', occurredAt: `2026-06-01T10:0${index}:00Z`, anonymousId: `${name}:visitor:1` }),
    page: '/',
  }));
  const answer = await instance.execute(
    IMPORT,
    { batch: { batchId: `${name}-${DIGEST}`, touchpoints } },
    serviceContext().actor,
  );
  expect(answer.errors).toBeUndefined();
  await ship(instance);
}

const takeBack = async (source = 'shop') =>
  (await instance.execute(TAKE_BACK, { request: { source } }, serviceContext().actor)).data?.[
    'attributionTakeBackVisits'
  ];
const all = () => stored(instance, '');

async function countSessions(): Promise<number> {
  const { generation } = await readDataVersion(instance.deps.db);
  await keepSessions(instance.deps, generation);
  const count = 'SELECT count() AS sessions FROM session_fact FINAL';
  return (await instance.deps.warehouse.query(generation, count, { sessions: integer }))[0]?.sessions ?? 0;
}

it('leaves nothing of an import, in figures and in the log, and lets it come in again', async () => {
  expect(await all()).toEqual([...OTHERS, ...IDS].sort());
  expect(await countSessions()).toBe(3);
  const { version } = await readDataVersion(instance.deps.db);
  expect(await takeBack()).toEqual({ takenBack: 3, kept: [] });
  expect((await readDataVersion(instance.deps.db)).version).toBeGreaterThan(version);
  expect(await all()).toEqual(OTHERS);
  expect(await countSessions()).toBe(2);
  expect(await takeBack()).toEqual({ takenBack: 0, kept: [] });
  await rebuildFacts(instance.deps);
  expect(await all()).toEqual(OTHERS);
  await bringIn('shop', IDS);
  expect(await all()).toEqual([...OTHERS, ...IDS].sort());
  expect(await countSessions()).toBe(3);
});

it('leaves nothing that was withheld from who withdrew consent', async () => {
  const { warehouse, db } = instance.deps;
  const { generation } = await readDataVersion(db);
  await warehouse.run(generation, 'INSERT INTO withheld_touchpoint SELECT * FROM touchpoint');
  await takeBack();
  const rows = 'SELECT count() AS moments FROM withheld_touchpoint WHERE startsWith(touchpoint_id, {shop:String})';
  const left = (shop: string) => warehouse.query(generation, rows, { moments: integer }, { shop });
  expect(await left('shop:')).toEqual([{ moments: 1 }]);
  expect(await left('shop:sessions')).toEqual([{ moments: 1 }]);
});

it('finds its lines in segments that were joined', async () => {
  const { clock } = instance;
  const now = clock.now().getTime();
  clock.advance(Date.now() + DAY - now);
  await joinKeptSegments(instance.deps);
  clock.advance(now - clock.now().getTime());
  expect(await takeBack()).toEqual({ takenBack: 3, kept: [] });
  await rebuildFacts(instance.deps);
  expect(await all()).toEqual(OTHERS);
});

it('is ended by the same again, wherever it was killed', async () => {
  for (const step of ['withheld_touchpoint', 'INSERT INTO session_mark', 'DELETE FROM touchpoint', 'nowhere']) {
    await bringIn('shop', IDS);
    const killed: Warehouse = {
      ...instance.deps.warehouse,
      run: (generation, statement, ...rest) =>
        statement.includes(step)
          ? Promise.reject(new Error('killed'))
          : instance.deps.warehouse.run(generation, statement, ...rest),
    };
    const first = takeBackVisits({ ...instance.deps, warehouse: killed }, serviceContext(), { source: 'shop' });
    if (step === 'nowhere') expect(await first).toEqual({ takenBack: 3, kept: [] });
    else await expect(first).rejects.toThrow('killed');
    await takeBack();
    expect(await all()).toEqual(OTHERS);
    expect(await countSessions()).toBe(2);
  }
  await rebuildFacts(instance.deps);
  expect(await all()).toEqual(OTHERS);
});

it('leaves no session to a reader who makes them while moments are removed', async () => {
  let reading: Promise<unknown> | undefined;
  const { generation } = await readDataVersion(instance.deps.db);
  const interrupted: Warehouse = {
    ...instance.deps.warehouse,
    async run(of, statement, ...rest) {
      if (statement.startsWith('DELETE FROM touchpoint')) {
        reading = keepSessions(instance.deps, generation);
        await Promise.race([reading, sleep(1_500)]);
      }
      await instance.deps.warehouse.run(of, statement, ...rest);
    },
  };
  await takeBackVisits({ ...instance.deps, warehouse: interrupted }, serviceContext(), { source: 'shop' });
  await reading;
  expect(await countSessions()).toBe(2);
});

it('changes nothing while another process reads the log, nor for who may not', async () => {
  const client = await instance.deps.db.pool.connect();
  await client.query('select pg_advisory_lock($1)', [KEPT_LOG_LOCK]);
  await expect(takeBackVisits(instance.deps, serviceContext(), { source: 'shop' })).rejects.toThrow(ConflictError);
  await client.query('select pg_advisory_unlock($1)', [KEPT_LOG_LOCK]);
  client.release();
  const refused = await instance.execute(TAKE_BACK, { request: { source: 'shop' } });
  expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect(await all()).toEqual([...OTHERS, ...IDS].sort());
});

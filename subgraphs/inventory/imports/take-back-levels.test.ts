import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../test/support/subgraphs.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { inventory } from '../index.ts';
import { ensureLocations } from '../locations/ensure-locations.ts';
import { importLevels } from './import-levels.ts';
import { takeBackLevels } from './take-back-levels.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
let locationId: LocationId;
const deps = () => running.get('inventory').deps as InventoryDeps;
beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [inventory]);
  const place = { code: 'SHOP', name: 'Shop', kind: 'STORE', timeZone: 'Europe/Paris' };
  const [made] = await ensureLocations(deps(), [place as Parameters<typeof ensureLocations>[1][number]]);
  locationId = made?.id ?? expect.fail('not made');
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

const say = (source: string, variantId: VariantId, fields: { available: number; damaged?: number }) =>
  importLevels(deps(), { source, levels: [{ variantId, locationId, ...fields }] });
const takeBack = (source: string) => takeBackLevels(deps(), { source });

/** Units available, damaged and on hand, and what the movements come to. */
async function unitsOf(variantId: VariantId): Promise<number[] | undefined> {
  const [row] = await rowsAs<{ all: number[] }>(
    database.open('inventory'),
    sql`select array[l.available, l.damaged, l.on_hand, (select sum(m.available)::int from inventory_movement m
        where m.level_id = l.id)] as "all"
      from inventory_level l where l.variant_id = ${variantId}`,
  );
  return row?.all;
}

it('takes back all that an import moved, in every file of it, and leaves what others moved', async () => {
  const [one, other] = [newId('var'), newId('var')];
  await say('count', one, { available: 7 });
  await say('shopify-a', one, { available: 100, damaged: 2 });
  await say('shopify-a', one, { available: 60, damaged: 1 });
  await say('shopify-a', other, { available: 5 });
  expect(await takeBack('shopify-a')).toEqual({ takenBack: 2, kept: [], after: null });
  expect(await unitsOf(one)).toEqual([7, 0, 7, 7]);
  expect(await unitsOf(other)).toEqual([0, 0, 0, 0]);
});

it('changes nothing the second time, also of two at once, and can be imported and taken back again', async () => {
  const variantId = newId('var');
  await say('shopify-b', variantId, { available: 30 });
  const answers = await Promise.all([takeBack('shopify-b'), takeBack('shopify-b')]);
  expect(answers.map(({ takenBack }) => takenBack).sort()).toEqual([0, 1]);
  expect(await takeBack('shopify-b')).toEqual({ takenBack: 0, kept: [], after: null });
  await say('shopify-b', variantId, { available: 12 });
  expect(await takeBack('shopify-b')).toMatchObject({ takenBack: 1 });
  expect(await unitsOf(variantId)).toEqual([0, 0, 0, 0]);
});

it('keeps what was sold or counted since: the difference alone goes back, or the level stays and is told', async () => {
  const [more, fewer] = [newId('var'), newId('var')];
  await say('shopify-c', more, { available: 10 });
  await say('shopify-c', fewer, { available: 10 });
  await say('count', more, { available: 14 });
  await say('count', fewer, { available: 4 });
  expect(await takeBack('shopify-c')).toEqual({
    takenBack: 1,
    kept: [{ variantId: fewer, locationId, reason: '10 units came in as available, 4 are left' }],
    after: null,
  });
  expect(await unitsOf(more)).toEqual([4, 0, 4, 4]);
  expect(await unitsOf(fewer)).toEqual([4, 0, 4, 4]);
});

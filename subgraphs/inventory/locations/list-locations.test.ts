import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import { as, head, inventoryDeps } from '../testing/inventory.ts';
import { createLocation } from './create-location.ts';
import { listLocations } from './list-locations.ts';
import type { Location } from './model/location.ts';
import { DEFAULT_SORT, keyOf, type LocationSort } from './model/location-sort.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  for (const [code, name, kind, city] of [
    ['C', 'Lyon Bellecour', 'STORE', 'Lyon'],
    ['A', 'Rungis', 'WAREHOUSE', 'Rungis'],
    ['E', 'Lyon Part-Dieu', 'STORE', 'Lyon'],
    ['B', 'Éphémère', 'STORE', undefined],
    ['D', 'Entrepôt', 'WAREHOUSE', 'Lille'],
  ] as const) {
    const at = city ? { address: { city } } : {};
    const input = { code, name, kind, timeZone: 'Europe/Paris', idempotencyKey: unique('key'), ...at };
    await createLocation(opened.deps, as(head), input);
  }
});
afterAll(() => database.drop());

/** Every page of two, one after the other. */
async function walk(sort?: LocationSort): Promise<Location[]> {
  const walked: Location[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { nodes, pageInfo } = await listLocations(opened.deps, {}, { first: 2, after, sort });
    walked.push(...nodes);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  return walked;
}
const bytes = (text: string) => Buffer.from(text);

it.each(['KIND', 'NAME', 'CODE', 'CITY', 'STATUS'] as const)(
  'has locations by %s from either end, page after page, and each of them once',
  async (key) => {
    const sort = { key, direction: 'ASC' } as const;
    const rising = await walk(sort);
    const keys = rising.map((location) => bytes(keyOf(sort, location).join('\u0000')));
    expect(keys).toEqual([...keys].sort(Buffer.compare));
    expect(new Set(rising.map(({ id }) => id)).size).toBe(5);
    expect(await walk({ key, direction: 'DESC' })).toEqual([...rising].reverse());
  },
);

it('begins with the warehouses, then the stores by name', async () => {
  expect(await walk()).toEqual(await walk(DEFAULT_SORT));
  expect((await walk()).map(({ kind }) => kind)).toEqual(['WAREHOUSE', 'WAREHOUSE', 'STORE', 'STORE', 'STORE']);
});

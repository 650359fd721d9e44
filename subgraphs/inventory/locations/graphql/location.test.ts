import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { createLocations, inventoryDeps } from '../../testing/inventory.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let ask: ReturnType<typeof inventoryGraph>;
let stores: LocationId[];

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  ask = inventoryGraph(opened.deps);
  stores = [];
  for (const latitude of [50, 50.1, 52])
    stores.push(...(await createLocations(opened.db, 1, { geo: { latitude, longitude: 3 } })));
});
afterAll(() => database.drop());

const entities = (fields: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on ProductVariant { id ${fields} } ... on Location { id code } }
}`;

describe('entities', () => {
  it('load many locations in one statement, and answer null for one that does not exist', async () => {
    const representations = [...stores, newId('loc')].map((id) => ({ __typename: 'Location', id }));
    const { data, statements } = await ask(entities(''), { representations });
    expect(statements).toBe(1);
    expect((data['_entities'] as unknown[]).map((entity) => entity !== null)).toEqual([true, true, true, false]);
  });
});

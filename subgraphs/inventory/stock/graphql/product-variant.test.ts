import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { as, createLocations, head, inventoryDeps, newVariant, stock } from '../../testing/inventory.ts';

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
    stores.push(...(await createLocations(opened.db, 1, { coordinates: { latitude, longitude: 3 } })));
});
afterAll(() => database.drop());

const entities = (fields: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on ProductVariant { id ${fields} } ... on Location { id code } }
}`;
const variantsOf = (ids: string[]) => ({ representations: ids.map((id) => ({ __typename: 'ProductVariant', id })) });

describe('entities', () => {
  it('show the stock records of a variant to staff alone, also on the entity path', async () => {
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [stores[0] ?? '']: 3 });
    const books = entities('inventoryLevels { nodes { available location { id } } totalCount }');
    const hidden = await ask(books, variantsOf([variantId]));
    expect(hidden.data['_entities']).toEqual([{ id: variantId, inventoryLevels: null }]);
    const shown = await ask(books, variantsOf([variantId]), as(head));
    expect(shown.data['_entities']).toMatchObject([{ inventoryLevels: { nodes: [{ available: 3 }], totalCount: 1 } }]);
  });
});

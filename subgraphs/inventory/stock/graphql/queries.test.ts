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

describe('lists', () => {
  const list = `query ($locationId: ID!, $after: String) {
    inventoryLevels(first: 2, after: $after, filter: { locationIds: [$locationId], condition: IN_STOCK }) {
      nodes { id available onHand variant { id } location { name } } pageInfo { hasNextPage endCursor }
    }
  }`;

  it('of levels are read by key, two statements a page whatever its size, each level once', async () => {
    const [locationId] = await createLocations(opened.db, 1);
    for (let index = 0; index < 3; index++) await stock(opened.deps, newVariant(), { [locationId]: index + 1 });
    await stock(opened.deps, newVariant(), { [locationId]: 1 });
    const first = await ask(list, { locationId }, as(head));
    expect(first.statements).toBe(2);
    const page = first.data['inventoryLevels'] as { nodes: { id: string }[]; pageInfo: { endCursor: string } };
    const next = await ask(list, { locationId, after: page.pageInfo.endCursor }, as(head));
    const rest = next.data['inventoryLevels'] as { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean } };
    expect(new Set([...page.nodes, ...rest.nodes].map(({ id }) => id)).size).toBe(4);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const counted = await ask(list.replace('nodes { id', 'totalCount nodes { id'), { locationId }, as(head));
    expect(counted.data['inventoryLevels']).toMatchObject({ totalCount: 4 });
  });

  it.each([
    'inventoryLevels { totalCount }',
    'inventoryMovements { nodes { id } }',
    'inventoryDrifts { nodes { state } }',
  ])('refuse strangers: %s', async (field) => {
    const { errors } = await ask(`{ ${field} }`, {});
    expect(errors[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('explain a movement with its states', async () => {
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [stores[0] ?? '']: 4 });
    const document = `query ($variantId: ID!) { inventoryMovements(filter: { variantIds: [$variantId] }) {
      nodes { kind reason actor changes { state delta } location { id } } } inventoryDrifts { nodes { state } } }`;
    const { data } = await ask(document, { variantId }, as(head));
    expect(data).toMatchObject({
      inventoryMovements: { nodes: [{ kind: 'ADJUST', changes: [{ state: 'AVAILABLE', delta: 4 }] }] },
      inventoryDrifts: { nodes: [] },
    });
  });
});

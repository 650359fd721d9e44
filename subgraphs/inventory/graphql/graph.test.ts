import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { inventoryGraph } from '../testing/graph.ts';
import { as, createLocations, head, inventoryDeps, newVariant, stock } from '../testing/inventory.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let ask: ReturnType<typeof inventoryGraph>;
let stores: string[];

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
const variantsOf = (ids: string[]) => ({ representations: ids.map((id) => ({ __typename: 'ProductVariant', id })) });

describe('I1: availability', () => {
  it('is one pool over the warehouse and every store, zero rows included', async () => {
    const [warehouse = ''] = await createLocations(opened.db, 1, { kind: 'WAREHOUSE' });
    const [first = '', second = ''] = stores;
    const scarf = newVariant();
    await stock(opened.deps, scarf, { [warehouse]: 50, [first]: 2, [second]: 1 });
    await stock(opened.deps, scarf, { [second]: -1 });
    const { data, statements } = await ask(
      entities('availability { total inStock locations { available location { id kind } } }'),
      variantsOf([scarf]),
    );
    const [entity] = data['_entities'] as [{ availability: { total: number; locations: unknown[] } }];
    expect(entity.availability).toMatchObject({ total: 52, inStock: true });
    expect(entity.availability.locations[0]).toMatchObject({ available: 50 });
    expect(new Set(entity.availability.locations)).toEqual(
      new Set([
        { available: 50, location: { id: warehouse, kind: 'WAREHOUSE' } },
        { available: 2, location: { id: first, kind: 'STORE' } },
        { available: 0, location: { id: second, kind: 'STORE' } },
      ]),
    );
    expect(statements).toBe(2);
  });

  it('of a list of 24 products with five variants each is one statement', async () => {
    const variants = Array.from({ length: 120 }, newVariant);
    const [first = ''] = stores;
    for (const variantId of variants.slice(0, 3)) await stock(opened.deps, variantId, { [first]: 1 });
    const { data, statements } = await ask(entities('availability { total inStock }'), variantsOf(variants));
    expect(statements).toBe(1);
    const totals = (data['_entities'] as Array<{ availability: { total: number } }>).map((e) => e.availability.total);
    expect(totals.filter((total) => total === 1)).toHaveLength(3);
    expect(totals.filter((total) => total === 0)).toHaveLength(117);
  });

  it('near a point comes nearest first, within the radius', async () => {
    const variantId = newVariant();
    await stock(opened.deps, variantId, Object.fromEntries(stores.map((id) => [id, 1])));
    const { data } = await ask(
      entities('availability { near(latitude: 50.1, longitude: 3, radiusKm: 20) { location { id } distanceKm } }'),
      variantsOf([variantId]),
    );
    const [entity] = data['_entities'] as [{ availability: { near: unknown[] } }];
    expect(entity.availability.near).toMatchObject([
      { location: { id: stores[1] }, distanceKm: 0 },
      { location: { id: stores[0] }, distanceKm: expect.closeTo(11.1, 1) },
    ]);
  });
});

describe('stores near a point', () => {
  it('tell their distance and whether they are open, in one statement', async () => {
    const { data, statements } = await ask(`{ storesNear(latitude: 50, longitude: 3, radiusKm: 20) {
      id distanceKm isOpen geo { latitude } } }`);
    expect(data['storesNear']).toMatchObject([
      { id: stores[0], distanceKm: 0, isOpen: false, geo: { latitude: 50 } },
      { id: stores[1], distanceKm: expect.closeTo(11.1, 1) },
    ]);
    expect(statements).toBe(1);
  });
});

describe('entities', () => {
  it('load many locations in one statement, and answer null for one that does not exist', async () => {
    const representations = [...stores, newId('loc')].map((id) => ({ __typename: 'Location', id }));
    const { data, statements } = await ask(entities(''), { representations });
    expect(statements).toBe(1);
    expect((data['_entities'] as unknown[]).map((entity) => entity !== null)).toEqual([true, true, true, false]);
  });

  it('show the books of a variant to staff alone, also on the entity path', async () => {
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [stores[0] ?? '']: 3 });
    const books = entities('inventoryLevels { available location { id } }');
    const hidden = await ask(books, variantsOf([variantId]));
    expect(hidden.data['_entities']).toEqual([{ id: variantId, inventoryLevels: null }]);
    const shown = await ask(books, variantsOf([variantId]), as(head));
    expect(shown.data['_entities']).toMatchObject([{ inventoryLevels: [{ available: 3 }] }]);
  });
});

describe('lists', () => {
  const list = `query ($locationId: ID, $after: String) {
    inventoryLevels(first: 2, locationId: $locationId, after: $after, state: IN_STOCK) {
      nodes { id available onHand variant { id } location { name } } pageInfo { hasNextPage endCursor }
    }
  }`;

  it('of levels are read by key, two statements a page whatever its size, each level once', async () => {
    const [locationId = ''] = await createLocations(opened.db, 1);
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

  it.each(['inventoryLevels { totalCount }', 'inventoryMovements { totalCount }', 'inventoryDrift { state }'])(
    'refuse strangers: %s',
    async (field) => {
      const { errors } = await ask(`{ ${field} }`, {});
      expect(errors[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    },
  );

  it('explain a movement with its states', async () => {
    const variantId = newVariant();
    await stock(opened.deps, variantId, { [stores[0] ?? '']: 4 });
    const document = `query ($variantId: ID) { inventoryMovements(variantId: $variantId) {
      nodes { kind reason actor changes { state delta } location { id } } } inventoryDrift { state } }`;
    const { data } = await ask(document, { variantId }, as(head));
    expect(data).toMatchObject({
      inventoryMovements: { nodes: [{ kind: 'ADJUST', changes: [{ state: 'AVAILABLE', delta: 4 }] }] },
      inventoryDrift: [],
    });
  });
});

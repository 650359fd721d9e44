import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { wholeAddress } from '../../../shared/address.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { as, createLocations, head, inventoryDeps } from '../../testing/inventory.ts';

interface Listed {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  nodes: Array<{ id: string }>;
}

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

describe('entities', () => {
  it('load many locations in one statement, and answer null for one that does not exist', async () => {
    const representations = [...stores, newId('loc')].map((id) => ({ __typename: 'Location', id }));
    const { data, statements } = await ask(entities(''), { representations });
    expect(statements).toBe(1);
    expect((data['_entities'] as unknown[]).map((entity) => entity !== null)).toEqual([true, true, true, false]);
  });

  it('are found by one of their keys, and unknown keys of any form find nothing', async () => {
    const [id] = stores;
    const found = await ask('query ($ref: LocationRef!) { location(ref: $ref) { id code } }', { ref: { id } });
    const { code } = found.data['location'] as { code: string };
    const refs = [{ id }, { code }, { id: newId('loc') }, { id: '1 or 1=1' }, { code: '\u0000' }, { code: 'NONE' }];
    const answers = await Promise.all(
      refs.map((ref) => ask('query ($ref: LocationRef!) { location(ref: $ref) { id } }', { ref })),
    );
    expect(answers.map(({ data }) => data['location'])).toEqual([{ id }, { id }, null, null, null, null]);
    for (const ref of [{}, { id, code }]) {
      const { data } = await ask('query ($ref: LocationRef!) { location(ref: $ref) { id } }', { ref });
      expect(data['location'] ?? null).toBeNull();
    }
  });

  it('are listed page by page, and those that are not active for staff alone', async () => {
    const page = (args: string, request?: RequestContext) =>
      ask(`{ locations(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }`, {}, request);
    const first = (await page('first: 2')).data['locations'] as Listed;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = (await page(`first: 100, after: "${first.pageInfo.endCursor}"`)).data['locations'] as Listed;
    const ids = [...first.nodes, ...rest.nodes].map(({ id }) => id);
    expect(ids).toHaveLength(first.totalCount);
    expect(new Set(ids).size).toBe(first.totalCount);
    const hidden = await page('filter: { isActive: false }');
    expect(hidden.errors[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const shown = await page('filter: { isActive: false, kinds: [STORE] }', as(head));
    expect(shown.data['locations']).toMatchObject({ totalCount: 0 });
  });

  it('of a warehouse keep their address for staff', async () => {
    const [id] = await createLocations(opened.db, 1, { kind: 'WAREHOUSE', address: wholeAddress({ city: 'Lille' }) });
    const address = (request?: RequestContext) =>
      ask('query ($id: ID!) { location(ref: { id: $id }) { address { city } } }', { id }, request);
    expect((await address()).data['location']).toEqual({ address: { city: null } });
    expect((await address(as(head))).data['location']).toEqual({ address: { city: 'Lille' } });
  });
});

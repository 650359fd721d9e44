import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { inventoryGraph } from '../../testing/graph.ts';
import { as, createLocations, head, inventoryDeps } from '../../testing/inventory.ts';

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

describe('mutations', () => {
  it('make and change a location', async () => {
    const create = `mutation ($input: CreateLocationInput!) { createLocation(input: $input) { __typename
      ... on CreateLocationPayload { location { id openingHours { dayOfWeek opens } isOpen version } } ... on UserError { errorCode } } }`;
    const input = {
      idempotencyKey: randomUUID(),
      code: 'GRAPH',
      name: 'Graph',
      kind: 'STORE',
      timeZone: 'Europe/Paris',
      openingHours: [{ dayOfWeek: 'SUNDAY', opens: '11:00', closes: '18:00' }],
    };
    const made = await ask(create, { input }, as(head));
    // The clock of the tests stands on Sunday, 22 November 2026, 11:00 in Paris.
    expect(made.data['createLocation']).toMatchObject({
      location: { openingHours: [{ dayOfWeek: 'SUNDAY', opens: '11:00' }], isOpen: true, version: 1 },
    });
    const again = await ask(create, { input: { ...input, idempotencyKey: randomUUID() } }, as(head));
    expect(again.data['createLocation']).toEqual({ __typename: 'ConflictError', errorCode: 'ALREADY_EXISTS' });
  });
});

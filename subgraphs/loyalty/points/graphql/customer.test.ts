import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { countStatements, createRequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { encodeCursor } from '#kernel/values/pagination.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../../test/support/subgraphs.ts';
import { loyalty } from '../../index.ts';
import { earnPoints } from '../earn-points.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
const people = Array.from({ length: 12 }, () => newId('cus'));

beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [loyalty]);
  for (const [index, customerId] of people.entries()) {
    const order = {
      orderId: newId('ord'),
      customerId,
      netMinor: BigInt(index + 1) * 100n,
      currency: 'EUR',
      placedAt: new Date(0),
    };
    await earnPoints(running.get('loyalty').deps, order);
  }
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id loyaltyAccount { points entries { nodes { kind points } } } giftCards { nodes { id } } } } }`;

async function pointsSeen(actor: Actor, ids: readonly string[]): Promise<Array<number | undefined>> {
  const answer = await running.get('loyalty').execute({
    document: ENTITIES.replace('entries { nodes { kind points } }', ''),
    variables: { r: ids.map((id) => ({ __typename: 'Customer', id })) },
    request: createRequestContext({ actor }),
  });
  const entities = answer.data?.['_entities'] as Array<{ loyaltyAccount: { points: number } | null }>;
  return entities.map((entity) => entity.loyaltyAccount?.points);
}

describe('points on the customer entity', () => {
  const [first = '', second = ''] = people;

  it('are shown to the customer, to staff who may read them, and to no one else', async () => {
    expect(await pointsSeen({ kind: 'customer', customerId: first, sessionId: 's' }, [first, second])).toEqual([
      1,
      undefined,
    ]);
    expect(await pointsSeen({ kind: 'anonymous' }, [first])).toEqual([undefined]);
    const merchandiser: Actor = {
      kind: 'staff',
      staffId: 'stf',
      sessionId: 's',
      roles: ['MERCHANDISER'],
      locationIds: [],
    };
    expect(await pointsSeen(merchandiser, [first])).toEqual([undefined]);
    expect(await pointsSeen({ ...merchandiser, roles: ['SERVICE'] }, [first, second])).toEqual([1, 2]);
  });

  it.each<Actor>([
    { kind: 'service', name: 'test' },
    { kind: 'customer', customerId: first, sessionId: 's' },
  ])('take the same number of statements for two customers and for twelve, asked by a $kind', async (actor) => {
    const count = async (ids: readonly string[]) => {
      const counts = new Map<string, number>();
      await countStatements(counts, () => pointsSeen(actor, ids));
      return counts.get('loyalty');
    };
    expect(await count(people)).toBe(await count([first, second]));
  });

  it('count the entries of the whole ledger', async () => {
    const answer = await running.get('loyalty').execute({
      document: ENTITIES.replace('entries { nodes', 'entries(first: 1) { totalCount nodes'),
      variables: { r: [{ __typename: 'Customer', id: first }] },
      request: createRequestContext({ actor: { kind: 'service', name: 'test' } }),
    });
    expect(answer.data?.['_entities']).toMatchObject([{ loyaltyAccount: { entries: { totalCount: 1 } } }]);
  });

  it('of merged ids are one balance, and two again when the merge is undone', async () => {
    const db = running.get('loyalty').deps.db;
    const service: Actor = { kind: 'service', name: 'test' };
    await db.query(sql`insert into customer_alias values (${first}, ${second}, 1), (${second}, ${second}, 1)`);
    expect(await pointsSeen(service, [first, second])).toEqual([3, 3]);
    await db.query(sql`update customer_alias set survivor_id = alias_id, version = 2`);
    expect(await pointsSeen(service, [first, second])).toEqual([1, 2]);
  });
});

it.each(['x', '', '2026-13-45T00:00:00Z', '294277-01-01T00:00:00.000Z'])(
  'refuses a cursor of ledger entries at "%s"',
  async (at) => {
    const [customerId] = people;
    const answer = await running.get('loyalty').execute({
      document: `query ($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Customer {
        loyaltyAccount { entries(after: $after) { nodes { id } } } } } }`,
      variables: { r: [{ __typename: 'Customer', id: customerId }], after: encodeCursor([at, newId('len')]) },
      request: createRequestContext({ actor: { kind: 'service', name: 'test' } }),
    });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  },
);

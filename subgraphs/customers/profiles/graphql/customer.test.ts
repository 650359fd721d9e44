import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerActor, service, staffActor, visitor } from '../../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../../testing/customers.ts';
import { importFive } from '../../testing/profiles.ts';

const clerk = staffActor(['SERVICE']);
const executive = staffActor(['EXECUTIVE']);
const PROFILE = `{ id displayName firstName lastName email phone language createdAt updatedAt mergedIds
  identifiers { nodes { kind value } } timeline(first: 5) { nodes { id kind } } }`;
const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer ${PROFILE} } }`;

let customers: TestCustomers;
let ids: string[];
beforeAll(async () => {
  customers = await openCustomers();
  ids = await importFive(customers);
});
afterAll(() => customers.close());

const one = (index: number) => ids[index] ?? '';
const representations = (some: readonly string[]) => ({ r: some.map((id) => ({ __typename: 'Customer', id })) });

describe('a profile', () => {
  it.each([
    ['the person', () => customerActor(one(0)), true],
    ['staff who may read customers', () => executive, true],
    ['another domain', () => service, true],
    ['another customer', () => customerActor(one(1)), false],
    ['staff who may not', () => staffActor(['MERCHANDISER']), false],
    ['a visitor', () => visitor, false],
  ])('is read by %s: by query and as an entity alike', async (_who, actor, seen) => {
    const asked = await customers.ask<{ id: string } | null>(
      actor(),
      `query ($id: ID!) { customer(ref: { id: $id }) ${PROFILE} }`,
      {
        id: one(0),
      },
    );
    const [entity] = await customers.ask<Array<{ id: string } | null>>(actor(), ENTITIES, representations([one(0)]));
    expect(asked?.id).toBe(seen ? one(0) : undefined);
    expect(entity).toEqual(asked);
  });

  it('masks what the reader need not know', async () => {
    const values = async (actor: Parameters<typeof customers.ask>[0]) => {
      const [entity] = await customers.ask<Array<{ identifiers: { nodes: Array<{ value: string }> } }>>(
        actor,
        ENTITIES,
        representations([one(1)]),
      );
      return entity?.identifiers.nodes.map(({ value }) => value).sort();
    };
    expect(await values(executive)).toEqual(['+33•••71', 'p•••@maison.fr', '•••ef_1'].sort());
    expect(await values(clerk)).toEqual(['+33612345671', 'person1@maison.fr', '•••ef_1'].sort());
    expect(await values(customerActor(one(1)))).toEqual(['+33612345671', 'person1@maison.fr', '•••ef_1'].sort());
  });
});

describe('statements', () => {
  const FACTS = 'query ($ids: [ID!]!) { customersFacts(ids: $ids) { id survivorId email locale } }';

  it('of a batch of entities do not grow with its size', async () => {
    const plain = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id displayName email } } }`;
    expect(await customers.count(service, plain, representations(ids.slice(0, 1)))).toBe(1);
    expect(await customers.count(service, plain, representations(ids))).toBe(1);
    // One each for persons, identifiers and timelines.
    expect(await customers.count(service, ENTITIES, representations(ids.slice(0, 1)))).toBe(3);
    expect(await customers.count(service, ENTITIES, representations([...ids, 'cus_x', '\u0000']))).toBe(3);
    expect(await customers.count(clerk, `{ customers { nodes ${PROFILE} } }`)).toBe(3);
    expect(await customers.count(service, FACTS, { ids: [...ids, '\u0000'] })).toBe(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import {
  type CustomersHouse,
  customerActor,
  openCustomersHouse,
  service,
  staffActor,
  visitor,
} from '../../../test/support/customers-house.ts';

const clerk = staffActor(['SERVICE']);
const executive = staffActor(['EXECUTIVE']);
const PROFILE = `{ id displayName firstName lastName email phone locale createdAt updatedAt mergedIds
  identifiers { kind value } mergeEvents { id } timeline(first: 5) { nodes { id type } } }`;
const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer ${PROFILE} } }`;
const UPDATE = `mutation ($i: UpdateCustomerInput!) { updateCustomer(input: $i) {
  __typename ... on Customer { firstName phone email updatedAt } ... on DomainError { message } } }`;

let house: CustomersHouse;
let ids: string[];
beforeAll(async () => {
  house = await openCustomersHouse();
  const names = ['Élodie Müller', 'Jean Dupont', 'Jean-Luc Durand', 'Zoé Arnaud', 'Ann O’Neil'];
  const sets = names.map((name, index) => ({
    ref: String(index),
    identifiers: [
      { kind: 'EMAIL', value: `person${index}@maison.fr` },
      { kind: 'PHONE', value: `06 12 34 56 7${index}` },
      { kind: 'CARD_TOKEN', value: `tok_abcdef_${index}` },
    ],
    source: 'import',
    profile: {
      firstName: name.split(' ')[0],
      lastName: name.split(' ').slice(1).join(' '),
      email: `person${index}@maison.fr`,
    },
    seenAt: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
  }));
  const made = await house.ask<Array<{ customerId: string }>>(
    service,
    'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }',
    { sets },
  );
  ids = made.map((one) => one.customerId);
});
afterAll(() => house.close());

const one = (index: number) => ids[index] ?? '';
const representations = (some: readonly string[]) => ({ r: some.map((id) => ({ __typename: 'Customer', id })) });

describe('a list', () => {
  it('counts all that it would show on every page', async () => {
    const LIST = 'query ($query: String) { customers(first: 1, query: $query) { totalCount nodes { id } } }';
    expect(await house.ask(executive, LIST)).toMatchObject({ totalCount: 5 });
    expect(await house.ask(executive, LIST, { query: 'jean' })).toMatchObject({ totalCount: 2 });
    expect(await house.ask(executive, LIST, { query: 'nobody' })).toMatchObject({ totalCount: 0 });
  });
});

describe('a profile', () => {
  it.each([
    ['the person', () => customerActor(one(0)), true],
    ['staff who may read customers', () => executive, true],
    ['another domain', () => service, true],
    ['another customer', () => customerActor(one(1)), false],
    ['staff who may not', () => staffActor(['MERCHANDISER']), false],
    ['a visitor', () => visitor, false],
  ])('is read by %s: by query and as an entity alike', async (_who, actor, seen) => {
    const asked = await house.ask<{ id: string } | null>(actor(), `query ($id: ID!) { customer(id: $id) ${PROFILE} }`, {
      id: one(0),
    });
    const [entity] = await house.ask<Array<{ id: string } | null>>(actor(), ENTITIES, representations([one(0)]));
    expect(asked?.id).toBe(seen ? one(0) : undefined);
    expect(entity).toEqual(asked);
  });

  it('masks what the reader need not know', async () => {
    const values = async (actor: Parameters<typeof house.ask>[0]) => {
      const [entity] = await house.ask<Array<{ identifiers: Array<{ value: string }> }>>(
        actor,
        ENTITIES,
        representations([one(1)]),
      );
      return entity?.identifiers.map(({ value }) => value).sort();
    };
    expect(await values(executive)).toEqual(['+33•••71', 'p•••@maison.fr', '•••ef_1'].sort());
    expect(await values(clerk)).toEqual(['+33612345671', 'person1@maison.fr', '•••ef_1'].sort());
    expect(await values(customerActor(one(1)))).toEqual(['+33612345671', 'person1@maison.fr', '•••ef_1'].sort());
  });

  it('is no list for those who may not read customers', async () => {
    for (const actor of [visitor, customerActor(one(0)), staffActor(['MERCHANDISER'])]) {
      for (const field of [
        'customers { nodes { id } }',
        'customerByIdentifier(kind: EMAIL, value: "person1@maison.fr") { id }',
      ]) {
        const answer = await house.send(actor, `{ ${field} }`);
        expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(answer.errors?.[0]?.extensions?.['code']);
      }
    }
  });

  it('is changed by the person and by staff, not by others, and not over somebody’s head', async () => {
    const update = (actor: Parameters<typeof house.ask>[0], i: object) =>
      house.ask<{ __typename: string; updatedAt: string }>(actor, UPDATE, { i });
    const self = customerActor(one(3));
    house.clock.advance(1_000);
    const changed = await update(self, { id: one(3), phone: '07 00 00 00 01', firstName: 'Zoë' });
    expect(changed).toMatchObject({ __typename: 'Customer', firstName: 'Zoë', phone: '+33700000001' });
    house.clock.advance(1_000);
    const expectedUpdatedAt = changed.updatedAt;
    expect(await update(clerk, { id: one(3), phone: null, expectedUpdatedAt })).toMatchObject({ phone: null });
    house.clock.advance(1_000);
    expect((await update(clerk, { id: one(3), phone: null, expectedUpdatedAt })).__typename).toBe('ConflictError');
    expect((await update(self, { id: one(3), email: 'new@maison.fr' })).__typename).toBe('ForbiddenError');
    expect((await update(self, { id: one(2), firstName: 'X' })).__typename).toBe('ForbiddenError');
    expect((await update(executive, { id: one(2), firstName: 'X' })).__typename).toBe('ForbiddenError');
    expect((await update(visitor, { id: one(2), firstName: 'X' })).__typename).toBe('UnauthenticatedError');
    expect((await update(clerk, { id: newId('cus'), firstName: 'X' })).__typename).toBe('NotFoundError');
    for (const wrong of [
      { id: '\u0000' },
      { phone: '12' },
      { email: 'x' },
      { firstName: 'x'.repeat(101) },
      { locale: '!' },
    ]) {
      expect((await update(clerk, { id: one(2), ...wrong })).__typename).toBe('ValidationError');
    }
  });
});

describe('the list of customers', () => {
  const list = (args: string) =>
    house.ask<{ nodes: Array<{ displayName: string }>; pageInfo: { hasNextPage: boolean; endCursor: string } }>(
      clerk,
      `{ customers(${args}) { nodes { displayName } pageInfo { hasNextPage endCursor } } }`,
    );
  const names = async (args: string) => (await list(args)).nodes.map((node) => node.displayName);

  it('finds by the beginnings of names without accents, by address and by a whole identifier', async () => {
    expect(await names('query: "elod"')).toEqual(['Élodie Müller']);
    expect(await names('query: "JEAN du", sort: NAME')).toEqual(['Jean Dupont', 'Jean-Luc Durand']);
    expect(await names('query: "person4@"')).toEqual(['Ann O’Neil']);
    expect(await names('query: "+33 6 12 34 56 71"')).toEqual(['Jean Dupont']);
    expect(await names('query: "tok_abcdef_1"')).toEqual(['Jean Dupont']);
    for (const query of ['%', '_', "'; drop table customer; --", '\\', '\u0000']) {
      expect(await names(`query: ${JSON.stringify(query)}, first: 1`)).toHaveLength(query === '\u0000' ? 1 : 0);
    }
  });

  it.each(['NEWEST', 'NAME'])('is read page by page by %s: everybody once', async (sort) => {
    const seen: string[] = [];
    let after = '';
    for (let more = true; more; ) {
      const page = await list(`first: 2, sort: ${sort}${after && `, after: "${after}"`}`);
      seen.push(...page.nodes.map((node) => node.displayName));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    if (sort === 'NEWEST') expect(seen[0]).toBe('Ann O’Neil');
  });

  it.each([
    ['first: 0'],
    ['first: 101'],
    ['after: "x"'],
    [`after: "${Buffer.from('["a","b"]').toString('base64url')}"`],
  ])('refuses %s', async (args) => {
    const answer = await house.send(clerk, `{ customers(${args}) { nodes { id } } }`);
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });
});

describe('statements', () => {
  const FACTS = 'query ($ids: [ID!]!) { customersFacts(ids: $ids) { id survivorId email locale } }';

  it('of a batch of entities do not grow with its size', async () => {
    const plain = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id displayName email } } }`;
    expect(await house.count(service, plain, representations(ids.slice(0, 1)))).toBe(1);
    expect(await house.count(service, plain, representations(ids))).toBe(1);
    // One each for persons, identifiers, merges and timelines.
    expect(await house.count(service, ENTITIES, representations(ids.slice(0, 1)))).toBe(4);
    expect(await house.count(service, ENTITIES, representations([...ids, 'cus_x', '\u0000']))).toBe(4);
    expect(await house.count(clerk, `{ customers { nodes ${PROFILE} } }`)).toBe(4);
    expect(await house.count(service, FACTS, { ids: [...ids, '\u0000'] })).toBe(1);
  });

  it('of a resolution do not grow with the number of sets', async () => {
    const RESOLVE = 'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }';
    const sets = (count: number, tag: string) =>
      Array.from({ length: count }, (_, n) => ({
        ref: String(n),
        identifiers: [
          { kind: 'EMAIL', value: `${tag}${n}@s.fr` },
          { kind: 'CARD_TOKEN', value: `${tag}-${n}` },
        ],
      }));
    const few = await house.count(service, RESOLVE, { sets: sets(2, 'few') });
    expect(await house.count(service, RESOLVE, { sets: sets(300, 'many') })).toBe(few);
    // Known ones: BEGIN, find, lock tokens, sightings, survivors, COMMIT.
    expect(await house.count(service, RESOLVE, { sets: sets(300, 'many') })).toBe(6);
  });
});

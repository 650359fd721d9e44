import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { importFive } from '../testing/profiles.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

const clerk = staffActor(['SERVICE']);
const executive = staffActor(['EXECUTIVE']);

let customers: TestCustomers;
let ids: string[];
beforeAll(async () => {
  customers = await openCustomers();
  ids = await importFive(customers);
});
afterAll(() => customers.close());

const { signUp } = sessionsOf(() => customers);
const one = (index: number) => ids[index] ?? '';

describe('a list', () => {
  it('counts all that it would show on every page', async () => {
    const LIST = 'query ($query: String) { customers(first: 1, query: $query) { totalCount nodes { id } } }';
    expect(await customers.ask(executive, LIST)).toMatchObject({ totalCount: 5 });
    expect(await customers.ask(executive, LIST, { query: 'jean' })).toMatchObject({ totalCount: 2 });
    expect(await customers.ask(executive, LIST, { query: 'zzz' })).toMatchObject({ totalCount: 0 });
  });
});

describe('the list of customers', () => {
  const list = (args: string) =>
    customers.ask<{
      nodes: Array<{ displayName: string }>;
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    }>(
      clerk,
      `{ customers(${args}) { nodes { displayName } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
  const names = async (args: string) => (await list(args)).nodes.map((node) => node.displayName);

  it('finds by the beginnings of names without accents, by address and by a whole identifier', async () => {
    expect(await names('query: "elod"')).toEqual(['Élodie Müller']);
    expect(await names('query: "JEAN du", sort: { key: NAME }')).toEqual(['Jean Dupont', 'Jean-Luc Durand']);
    expect(await names('query: "person4@"')).toEqual(['Ann O’Neil']);
    expect(await names('query: "+33 6 12 34 56 71"')).toEqual(['Jean Dupont']);
    expect(await names('query: "tok_abcdef_1"')).toEqual(['Jean Dupont']);
    for (const query of ['%', '_', "'; drop table customer; --", '\\', '\u0000']) {
      expect(await names(`query: ${JSON.stringify(query)}, first: 1`)).toHaveLength(query === '\u0000' ? 1 : 0);
    }
  });

  it.each(['{ key: CREATED_AT, direction: DESC }', '{ key: NAME }', '{ key: NAME, direction: DESC }'])(
    'is read page by page by %s: everybody once',
    async (sort) => {
      const seen: string[] = [];
      let after = '';
      for (let more = true; more; ) {
        const page = await list(`first: 2, sort: ${sort}${after && `, after: "${after}"`}`);
        seen.push(...page.nodes.map((node) => node.displayName));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      const back: string[] = [];
      let before = '';
      for (let more = true; more; ) {
        const page = await list(`last: 2, sort: ${sort}${before && `, before: "${before}"`}`);
        back.unshift(...page.nodes.map((node) => node.displayName));
        before = page.pageInfo.startCursor;
        more = page.pageInfo.hasPreviousPage;
      }
      expect(back).toEqual(seen);
      expect(seen).toHaveLength(5);
      expect(new Set(seen).size).toBe(5);
      if (sort.includes('CREATED_AT')) expect(seen[0]).toBe('Ann O’Neil');
    },
  );

  it.each([
    ['first: 0'],
    ['first: 101'],
    ['first: 1, last: 1'],
    ['before: "x"'],
    ['after: "x"'],
    [`after: "${Buffer.from('["a","b"]').toString('base64url')}"`],
  ])('refuses %s', async (args) => {
    const answer = await customers.send(clerk, `{ customers(${args}) { nodes { id } } }`);
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });

  it('is narrowed to those who have an account, or to those who have none', async () => {
    const email = newAddress();
    await signUp(email);
    expect(await names('filter: { hasAccount: true }')).toEqual([email]);
    expect(await names('filter: { hasAccount: false }')).toHaveLength(5);
    expect(await names('filter: { hasAccount: true }, query: "jean"')).toEqual([]);
    expect(await names('filter: {}')).toHaveLength(6);
  });

  it('is not for those who may not read customers', async () => {
    for (const actor of [visitor, customerActor(one(0)), staffActor(['MERCHANDISER'])]) {
      for (const field of [
        'customers { nodes { id } }',
        'customer(ref: { identifier: { kind: EMAIL, value: "person1@maison.fr" } }) { id }',
      ]) {
        const answer = await customers.send(actor, `{ ${field} }`);
        expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(answer.errors?.[0]?.extensions?.['code']);
      }
    }
  });
});

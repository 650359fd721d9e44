import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerActor, service, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, parseSet, type TestCustomers } from '../testing/customers.ts';
import { IDENTIFY, identitiesOf, unique } from '../testing/identities.ts';

const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  ... on AuthPayload { customer { id } } ... on UserError { message } } }`;

interface Answer {
  __typename: string;
  customer: { id: string; mergedIds: string[] };
}

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());

const { identify } = identitiesOf(() => customers);
const emailOf = (id: string, asker: string) =>
  customers
    .ask<{ email: string } | null>(customerActor(asker), 'query ($id: ID!) { customer(id: $id) { email } }', { id })
    .then((customer) => customer?.email);
const claim = (account: string, set: string) =>
  customers.ask<Answer>(customerActor(account), IDENTIFY, { input: { identifiers: parseSet(set) } });
const reviews = () =>
  customers.ask<Array<{ kind: string; customers: Array<{ id: string }> }>>(
    staffActor(['SERVICE']),
    '{ mergeReviews { kind customers { id } } }',
    {},
  );

async function signUp(email: string): Promise<string> {
  const input = { email, password: 'a long enough word' };
  const { customer } = await customers.ask<Answer>(visitor, SIGN_UP, { input });
  return customer.id;
}

it('gives an account what a visitor did in the same browser', async () => {
  const cookie = `ANONYMOUS_ID:${unique()}`;
  const [seen] = await customers.resolve(cookie);
  const account = await signUp(`${unique()}@x.fr`);
  const answer = await claim(account, cookie);
  expect([answer.customer.id, ...answer.customer.mergedIds].sort()).toEqual([seen, account].sort());
  expect((await claim(account, cookie)).customer.id).toBe(answer.customer.id);
});

it('keeps two accounts apart that use one browser, and asks a person', async () => {
  const cookie = `ANONYMOUS_ID:${unique()}`;
  const [alice, bob] = [await signUp(`${unique()}@x.fr`), await signUp(`${unique()}@x.fr`)];
  expect(await claim(alice, cookie)).toMatchObject({ __typename: 'IdentifyPayload' });
  expect(await claim(bob, cookie)).toMatchObject({ __typename: 'ConflictError' });
  expect(await emailOf(alice, bob)).toBeUndefined();
  expect(await emailOf(bob, alice)).toBeUndefined();
  const open = (await reviews()).filter((review) => review.customers.some(({ id }) => id === bob));
  expect(open.map((review) => review.kind)).toEqual(['UNVERIFIED_CLAIM']);
});

it.each(['DEVICE', 'ANONYMOUS_ID'])(
  'gives no history of a known customer for the %s they were seen with',
  async (kind) => {
    const token = `${kind}:${unique()}`;
    const [victim] = await customers.resolve(`EMAIL:${unique()}@x.fr ${token}`);
    const mallory = await signUp(`${unique()}@x.fr`);
    expect(await claim(mallory, `${token} DEVICE:${unique()}`)).toMatchObject({ __typename: 'ConflictError' });
    expect(await emailOf(victim ?? '', mallory)).toBeUndefined();
    const own = await customers.ask<{ mergedIds: string[] }>(
      service,
      'query ($id: ID!) { customer(id: $id) { mergedIds } }',
      {
        id: mallory,
      },
    );
    expect(own.mergedIds).toEqual([]);
  },
);

it('lets one of several accounts have a browser that they claim at the same moment', async () => {
  const cookie = `ANONYMOUS_ID:${unique()}`;
  const accounts = await Promise.all(Array.from({ length: 4 }, () => signUp(`${unique()}@x.fr`)));
  const answers = await Promise.all(accounts.map((account) => claim(account, cookie)));
  expect(answers.map((answer) => answer.__typename).sort()).toEqual([
    ...Array.from({ length: 3 }, () => 'ConflictError'),
    'IdentifyPayload',
  ]);
});

describe('who may identify', () => {
  it('is staff with customers:write; customers for their own browser alone; no other caller', async () => {
    const tag = unique();
    const [account] = await customers.resolve(`EMAIL:${tag}@x.fr`);
    const self = customerActor(account ?? '');
    expect(await identify(`EMAIL:x${tag}@x.fr`, visitor)).toMatchObject({ __typename: 'UNAUTHENTICATED' });
    expect(await identify(`EMAIL:x${tag}@x.fr`, staffActor(['EXECUTIVE']))).toMatchObject({
      __typename: 'FORBIDDEN',
    });
    expect(await identify(`EMAIL:x${tag}@x.fr`, self)).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await identify('EMAIL:nonsense')).toMatchObject({ __typename: 'ValidationError' });
  });
});

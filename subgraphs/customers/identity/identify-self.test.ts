import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type CustomersHouse,
  customerActor,
  openCustomersHouse,
  parseSet,
  service,
  staffActor,
  visitor,
} from '../../../test/support/customers-house.ts';
import { unique as uniqueText } from '../../../test/support/unique.ts';

const IDENTIFY = `mutation ($input: IdentifyInput!) { identify(input: $input) {
  __typename ... on IdentifyPayload { customer { id mergedIds } } ... on DomainError { message } } }`;
const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  ... on AuthPayload { customer { id } } ... on DomainError { message } } }`;

interface Answer {
  __typename: string;
  customer: { id: string; mergedIds: string[] };
}

let house: CustomersHouse;
beforeAll(async () => {
  house = await openCustomersHouse();
});
afterAll(() => house.close());

const unique = () => uniqueText('x').slice(-12);
const emailOf = (id: string, asker: string) =>
  house
    .ask<{ email: string } | null>(customerActor(asker), 'query ($id: ID!) { customer(id: $id) { email } }', { id })
    .then((customer) => customer?.email);
const claim = (account: string, set: string) =>
  house.ask<Answer>(customerActor(account), IDENTIFY, { input: { identifiers: parseSet(set) } });
const reviews = () =>
  house.ask<Array<{ kind: string; customers: Array<{ id: string }> }>>(
    staffActor(['SERVICE']),
    '{ mergeReviews { kind customers { id } } }',
    {},
  );

async function signUp(email: string): Promise<string> {
  const input = { email, password: 'a long enough word' };
  const { customer } = await house.ask<Answer>(visitor, SIGN_UP, { input });
  return customer.id;
}

it('gives an account what a visitor did in the same browser', async () => {
  const cookie = `ANONYMOUS_ID:${unique()}`;
  const [seen] = await house.resolve(cookie);
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
    const [victim] = await house.resolve(`EMAIL:${unique()}@x.fr ${token}`);
    const mallory = await signUp(`${unique()}@x.fr`);
    expect(await claim(mallory, `${token} DEVICE:${unique()}`)).toMatchObject({ __typename: 'ConflictError' });
    expect(await emailOf(victim ?? '', mallory)).toBeUndefined();
    const own = await house.ask<{ mergedIds: string[] }>(
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

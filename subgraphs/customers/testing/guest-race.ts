import { expect } from 'vitest';
import { service, visitor } from '../../../test/support/actors.ts';
import { createSigningKey } from '../../../test/support/test-secrets.ts';
import { unique } from '../../../test/support/unique.ts';
import { openCustomers, type TestCustomers } from './customers.ts';
import { identityWorld } from './identity-world.ts';

const CREATE = `mutation ($key: String!) { customersCreateGuestSession(requestKey: $key) {
  customerId session { accessToken } } }`;
const SIGN_IN = 'mutation ($i: SignInInput!) { signIn(input: $i) { __typename } }';
const SIGN_UP = `mutation ($i: SignUpInput!) { signUp(input: $i) { ... on SignUpPayload { customer { id } } } }`;
const PASSWORD = 'ciel gris 42';
const RIVALS = 4;

/** Two instances on one database, as two processes are, and accounts that show one guest token to them at the same moment. */
export async function openGuestRace() {
  const signingKey = JSON.stringify(createSigningKey());
  const one = await openCustomers({ signingKey });
  const other = await openCustomers({ signingKey }, one.database);
  const world = identityWorld(() => one);
  const tag = unique('r').slice(-12);
  const emails = Array.from({ length: RIVALS }, (_, index) => `r${index}${tag}@x.fr`);
  const accounts: string[] = [];
  for (const email of emails) {
    const made = await one.ask<{ customer: { id: string } }>(visitor, SIGN_UP, { i: { email, password: PASSWORD } });
    accounts.push(made.customer.id);
  }
  const at = (index: number): TestCustomers => (index % 2 === 0 ? one : other);

  return {
    /** Each account shows the token of a new guest session. Exactly one of them gets it. */
    async run(): Promise<void> {
      const { customerId, session } = await one.ask<{ customerId: string; session: { accessToken: string } }>(
        service,
        CREATE,
        { key: unique('k') },
      );
      const answers = await Promise.all(
        emails.map((email, index) =>
          at(index).ask<{ __typename: string }>(visitor, SIGN_IN, {
            i: { email, password: PASSWORD, guestToken: session.accessToken },
          }),
        ),
      );
      const winners = answers.flatMap(({ __typename }, index) => (__typename === 'SignInPayload' ? [index] : []));
      expect(winners).toHaveLength(1);
      await world.project();
      const readers = await Promise.all(accounts.map((id) => world.readable(world.account(id), [customerId])));
      expect(readers.flatMap((records, index) => (records.length > 0 ? [index] : []))).toEqual(winners);
    },
    async close() {
      await other.close();
      await one.close();
    },
  };
}

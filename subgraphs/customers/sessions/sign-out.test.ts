import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { DAY } from '#kernel/values/time.ts';
import { visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

const SIGN_OUT = `mutation ($i: SignOutInput!) { signOut(input: $i) { __typename } }`;

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signUp, signIn, refresh } = sessionsOf(() => customers);

it('ends a session, as age does, and keeps no token that could be stolen from the table', async () => {
  const email = newAddress();
  const opened = await signUp(email);
  await customers.ask(visitor, SIGN_OUT, { i: { refreshToken: opened.session.refreshToken } });
  expect((await refresh(opened.session.refreshToken)).__typename).toBe('UNAUTHENTICATED');
  const other = await signIn(email);
  const held = await customers.db.query(sql`
    select 1 from refresh_token where token_hash in (${opened.session.refreshToken}, ${other.session.refreshToken})`);
  expect(held).toEqual([]);
  customers.clock.advance(31 * DAY);
  expect((await refresh(other.session.refreshToken)).__typename).toBe('UNAUTHENTICATED');
  expect((await refresh('nonsense')).__typename).toBe('UNAUTHENTICATED');
});

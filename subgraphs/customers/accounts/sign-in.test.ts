import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { DAY, MINUTE } from '#kernel/values/time.ts';
import { actorOf } from '../../../gateway/auth/claims.ts';
import { customerActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { unique } from '../../../test/support/unique.ts';
import type { CustomersDeps } from '../deps.ts';
import { purgeSessions } from '../sessions/purge-sessions.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const here = sessionsOf(() => customers);
const { signUp, signIn, signInStaff, claims } = here;

async function newColleague(): Promise<string> {
  const email = newAddress();
  const CREATE = 'mutation ($i: CreateStaffMemberInput!) { createStaffMember(input: $i) { __typename } }';
  const idempotencyKey = randomUUID();
  const input = { email, name: 'Inès', roles: ['SERVICE'], password: 'ciel gris 42', idempotencyKey };
  await customers.ask(staffActor(['ADMIN']), CREATE, { i: input });
  return email;
}

describe('an account that was merged', () => {
  it('reads its own and no more, while staff read the whole person', async () => {
    const email = newAddress();
    const card = unique('l').slice(-12);
    const [older] = await customers.resolve(`LOYALTY_CARD:${card}`);
    customers.clock.advance(1_000);
    const { customer } = await signUp(email, { firstName: 'Jean' });
    const clerk = staffActor(['SERVICE']);
    const run = (field: string, i: object) =>
      customers.ask(
        clerk,
        `mutation ($i: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $i) { __typename } }`,
        { i },
      );
    await run('mergeCustomers', { survivorId: older, mergedId: customer.id, idempotencyKey: randomUUID() });
    const { session, customer: person } = await signIn(email);
    const actor = actorOf(await claims(session.accessToken)) ?? visitor;
    expect(person.id).toBe(customer.id);
    const ALL = `... on Customer { id mergedIds email identifiers { nodes { kind } }
      timeline(first: 10) { nodes { kind } } }`;
    const own = {
      id: customer.id,
      mergedIds: [],
      email,
      identifiers: { nodes: [] },
      timeline: { nodes: [{ kind: 'SIGN_UP' }] },
    };
    expect(await customers.ask(actor, `{ me { ${ALL} } }`)).toEqual(own);
    const seen = await customers.ask<{ id: string; mergedIds: string[]; identifiers: { nodes: unknown[] } }>(
      clerk,
      `query ($id: ID!) { customer(ref: { id: $id }) { ${ALL} } }`,
      { id: customer.id },
    );
    expect(seen).toMatchObject({ id: older, identifiers: { nodes: [{ kind: 'LOYALTY_CARD' }, { kind: 'EMAIL' }] } });
    expect(seen.mergedIds).toContain(customer.id);
    await run('unmergeCustomer', { customerId: customer.id, idempotencyKey: randomUUID() });
    expect(await customers.ask(actor, `{ me { ${ALL} } }`)).toEqual(own);
  });

  it('changes its own profile and nobody else’s', async () => {
    const email = newAddress();
    const [older] = await customers.resolve(`EMAIL:${email} LOYALTY_CARD:${unique('l').slice(-12)}`);
    customers.clock.advance(1_000);
    const { customer } = await signUp(email, { firstName: 'Jean' });
    const UPDATE = `mutation ($i: UpdateCustomerInput!) { updateCustomer(input: $i) {
      __typename ... on UpdateCustomerPayload { customer { id firstName } } } }`;
    const actor = customerActor(customer.id);
    expect(await customers.ask(actor, UPDATE, { i: { customerId: customer.id, firstName: 'Mallory' } })).toMatchObject({
      customer: { id: customer.id, firstName: 'Mallory' },
    });
    expect(await customers.ask(actor, UPDATE, { i: { customerId: older, firstName: 'Mallory' } })).toMatchObject({
      __typename: 'FORBIDDEN',
    });
    const rows = await customers.db.query(sql`select 1 from customer where id = ${older} and first_name is not null`);
    expect(rows).toEqual([]);
  });
});

describe('a wrong sign-in', () => {
  it('is answered the same whether or not there is such an account', async () => {
    const email = newAddress();
    await signUp(email);
    const wrong = await signIn(email, 'not the password');
    const unknown = await signIn(newAddress(), 'not the password');
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ __typename: 'InvalidCredentialsError', errorCode: 'INVALID_CREDENTIALS' });
    expect(await signIn('nonsense\u0000')).toEqual(unknown);
  });

  it('closes the account to the address it came from after ten, for a quarter of an hour, side by side or not', async () => {
    const email = newAddress();
    await signUp(email);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn(email, `guess number ${n}`)));
    expect(guesses.filter((guess) => guess.__typename === 'TooManyAttemptsError')).toHaveLength(2);
    expect((await signIn(email)).__typename).toBe('TooManyAttemptsError');
    customers.clock.advance(16 * MINUTE);
    expect((await signIn(email)).__typename).toBe('SignInPayload');
  });

  it('keeps no owner out who is elsewhere, of customers as of staff', async () => {
    const email = newAddress();
    await signUp(email);
    const colleague = await newColleague();
    for (let n = 0; n < 12; n++) {
      await signIn(email, `guess number ${n}`, {}, '203.0.113.66');
      await signInStaff(colleague, `guess number ${n}`, '203.0.113.66');
    }
    expect((await signIn(email, undefined, {}, '203.0.113.66')).__typename).toBe('TooManyAttemptsError');
    expect((await signInStaff(colleague, undefined, '203.0.113.66')).__typename).toBe('TooManyAttemptsError');
    expect((await signIn(email, undefined, {}, '2001:db8:0:1::/64')).__typename).toBe('SignInPayload');
    expect((await signInStaff(colleague, undefined, '2001:db8:0:1::/64')).__typename).toBe('SignInStaffPayload');
  });

  it('is counted over all accounts of an address, and a right one is not', async () => {
    const [email, elsewhere, crowd] = [newAddress(), '198.51.100.7', '198.51.100.8'];
    await signUp(email);
    for (let n = 0; n < 25; n++)
      await Promise.all(Array.from({ length: 4 }, () => signIn(newAddress(), 'not it', {}, crowd)));
    for (let n = 0; n < 101; n++) await signIn(email, undefined, {}, elsewhere);
    expect((await signIn(email, undefined, {}, crowd)).__typename).toBe('TooManyAttemptsError');
    expect((await signIn(email, undefined, {}, elsewhere)).__typename).toBe('SignInPayload');
  });

  it('of one account counts ten times at most against its address', async () => {
    const [email, crowd] = [newAddress(), '198.51.100.9'];
    await signUp(email);
    for (let n = 0; n < 15; n++)
      await Promise.all(Array.from({ length: 10 }, () => signIn('stale@maison.fr', 'not it', {}, crowd)));
    expect((await signIn(email, undefined, {}, crowd)).__typename).toBe('SignInPayload');
  });

  it('closes an address to nobody who signs in there often, and keeps guarding each of them', async () => {
    const [email, newcomer, colleague, crowd] = [newAddress(), newAddress(), await newColleague(), '198.51.100.10'];
    await signUp(email);
    await signUp(newcomer);
    const enter = () => Promise.all([signIn(email, undefined, {}, crowd), signInStaff(colleague, undefined, crowd)]);
    await enter();
    customers.clock.advance(80 * DAY);
    for (let n = 0; n < 101; n++) await signIn(newAddress(), 'not it', {}, crowd);
    expect((await enter()).map(({ __typename }) => __typename)).toEqual(['SignInPayload', 'SignInStaffPayload']);
    expect((await signIn(newcomer, undefined, {}, crowd)).__typename).toBe('TooManyAttemptsError');
    for (let n = 0; n < 11; n++) await signIn(email, 'not it', {}, crowd);
    expect((await signIn(email, undefined, {}, crowd)).__typename).toBe('TooManyAttemptsError');
    customers.clock.advance(91 * DAY);
    for (let n = 0; n < 101; n++) await signIn(newAddress(), 'not it', {}, crowd);
    expect((await signIn(email, undefined, {}, crowd)).__typename).toBe('TooManyAttemptsError');
  });

  it('is counted over two processes', async () => {
    const email = newAddress();
    await signUp(email);
    const other = await openCustomers({}, customers.database);
    const there = sessionsOf(() => other);
    await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? there : here).signIn(email, 'not it')));
    expect((await signIn(email)).__typename).toBe('TooManyAttemptsError');
    await other.close();
  });

  it('is forgotten with its window', async () => {
    await signIn(newAddress(), 'not it');
    customers.clock.advance(16 * MINUTE);
    await purgeSessions({ db: customers.db, clock: customers.clock } as unknown as CustomersDeps);
    expect(await customers.db.query(sql`select 1 from attempt`)).toEqual([]);
  });
});

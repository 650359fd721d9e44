import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { actorOf } from '../../../gateway/auth/claims.ts';
import { customerActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { unique } from '../../../test/support/unique.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signUp, signIn, claims } = sessionsOf(() => customers);

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

  it('closes the account to guesses after ten, for a quarter of an hour, side by side or not', async () => {
    const email = newAddress();
    await signUp(email);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn(email, `guess number ${n}`)));
    expect(guesses.filter((guess) => guess.__typename === 'TooManyAttemptsError')).toHaveLength(2);
    expect((await signIn(email)).__typename).toBe('TooManyAttemptsError');
    customers.clock.advance(16 * MINUTE);
    expect((await signIn(email)).__typename).toBe('SignInPayload');
  });
});

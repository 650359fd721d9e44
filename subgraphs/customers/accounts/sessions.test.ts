import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { DAY, MINUTE } from '#kernel/values/time.ts';
import { actorOf } from '../../../gateway/auth/claims.ts';
import {
  type CustomersHouse,
  customerActor,
  openCustomersHouse,
  service,
  staffActor,
  visitor,
} from '../../../test/support/customers-house.ts';
import { unique } from '../../../test/support/unique.ts';

const SIGN_UP = `mutation ($i: SignUpInput!) { signUp(input: $i) {
  __typename ... on AuthPayload { token expiresAt refreshToken customer { id displayName email } } ... on DomainError { message code } } }`;
const SIGN_IN = `mutation ($i: SignInInput!) { signIn(input: $i) {
  __typename ... on AuthPayload { token refreshToken customer { id } } ... on DomainError { message code } } }`;
const REFRESH = `mutation ($i: RefreshSessionInput!) { refreshSession(input: $i) {
  __typename ... on SessionPayload { token refreshToken viewer { __typename } } ... on DomainError { message code } } }`;
const SIGN_OUT = `mutation ($i: SignOutInput!) { signOut(input: $i) { __typename } }`;

interface Session {
  __typename: string;
  token: string;
  refreshToken: string;
  message: string;
  customer: { id: string; displayName: string };
}

let house: CustomersHouse;
beforeAll(async () => {
  house = await openCustomersHouse();
});
afterAll(() => house.close());

const address = () => `${unique('a').slice(-12)}@maison.fr`;
const signUp = (email: string, more = {}) =>
  house.ask<Session>(visitor, SIGN_UP, { i: { email, password: 'ciel gris 42', ...more } });
const signIn = (email: string, password = 'ciel gris 42') =>
  house.ask<Session>(visitor, SIGN_IN, { i: { email, password } });
const refresh = (refreshToken: string) => house.ask<Session>(visitor, REFRESH, { i: { refreshToken } });

async function claims(token: string) {
  const keys = await house.ask<JSONWebKeySet>(service, '{ customersSigningKeys }');
  return (await jwtVerify(token, createLocalJWKSet(keys), { currentDate: house.clock.now() })).payload;
}

describe('customers', () => {
  it('open an account and sign in with a token that the gateway makes their actor of', async () => {
    const email = address();
    const opened = await signUp(` ${email.toUpperCase()} `, { firstName: 'Jean', lastName: 'Dupont', locale: 'fr' });
    expect(opened.customer).toMatchObject({ displayName: 'Jean Dupont', email });
    const { token, customer } = await signIn(email);
    const payload = await claims(token);
    expect(actorOf(payload)).toEqual({ kind: 'customer', customerId: customer.id, sessionId: payload['sid'] });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
    const me = await house.ask(
      customerActor(customer.id),
      '{ me { __typename ... on Customer { email timeline { nodes { type summary } } } } }',
    );
    expect(me).toEqual({
      __typename: 'Customer',
      email,
      timeline: { nodes: [{ type: 'SIGN_UP', summary: 'Account opened' }] },
    });
    expect(await house.published('customer-registered')).toContainEqual({ customerId: customer.id, source: 'sign-up' });
  });

  it('cannot take over the history of an address they have not proved to own', async () => {
    const email = address();
    const [buyer] = await house.resolve(`EMAIL:${email} CARD_TOKEN:${email}`);
    const { customer } = await signUp(email);
    expect(customer.id).not.toBe(buyer);
    expect(
      await house.ask(customerActor(customer.id), 'query ($id: ID!) { customer(id: $id) { id } }', { id: buyer }),
    ).toBeNull();
    const reviews = await house.ask<Array<{ kind: string; customers: Array<{ id: string }> }>>(
      staffActor(['SERVICE']),
      '{ mergeReviews(first: 100) { kind customers { id } } }',
    );
    const review = reviews.find((one) => one.customers.some(({ id }) => id === customer.id));
    expect(review).toEqual({ kind: 'UNVERIFIED_CLAIM', customers: [{ id: buyer }, { id: customer.id }] });
  });

  it('have one account an address, however many ask at once', async () => {
    const email = address();
    const answers = await Promise.all([1, 2, 3].map(() => signUp(email)));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual([
      'AuthPayload',
      'ConflictError',
      'ConflictError',
    ]);
  });

  it('are refused passwords that are no protection and addresses that are none', async () => {
    for (const input of [
      { password: 'short' },
      { password: 'aaaaaaaaaaaa' },
      { password: 'x'.repeat(300) },
      { firstName: 'x'.repeat(101) },
      { locale: 'not a language' },
    ]) {
      expect((await signUp(address(), input)).__typename).toBe('ValidationError');
    }
    for (const email of ['', 'nonsense', 'a\u0000@b.fr', `${'x'.repeat(400)}@b.fr`]) {
      expect((await signUp(email)).__typename).toBe('ValidationError');
    }
  });
});

describe('an account that was merged', () => {
  it('reads the whole person while it is, adds to it, and its own again afterwards', async () => {
    const email = address();
    const [older] = await house.resolve(`LOYALTY_CARD:${unique('l').slice(-12)}`);
    house.clock.advance(1_000);
    const { customer } = await signUp(email);
    const clerk = staffActor(['SERVICE']);
    const run = (field: string, i: object) =>
      house.ask(
        clerk,
        `mutation ($i: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $i) { __typename } }`,
        { i },
      );
    await run('mergeCustomers', { survivorId: older, mergedId: customer.id, idempotencyKey: unique('k') });
    const { token, customer: person } = await signIn(email);
    const actor = actorOf(await claims(token)) ?? visitor;
    expect(person.id).toBe(older);
    const ME = '{ me { ... on Customer { id identifiers { kind } mergeEvents { id } } } }';
    const added = await house.ask(
      actor,
      'mutation ($i: IdentifyInput!) { identify(input: $i) { ... on IdentifyPayload { customer { id } } } }',
      { i: { identifiers: [{ kind: 'DEVICE', value: unique('d') }] } },
    );
    expect(added).toEqual({ customer: { id: older } });
    const kinds = (...some: string[]) => some.map((kind) => ({ kind }));
    expect(await house.ask(actor, ME)).toEqual({
      id: older,
      identifiers: kinds('LOYALTY_CARD', 'EMAIL', 'DEVICE'),
      mergeEvents: [],
    });
    await run('unmergeCustomer', { mergedId: customer.id });
    expect(await house.ask(actor, ME)).toEqual({
      id: customer.id,
      identifiers: kinds('EMAIL', 'DEVICE'),
      mergeEvents: [],
    });
  });
});

describe('a wrong sign-in', () => {
  it('is answered the same whether or not there is such an account', async () => {
    const email = address();
    await signUp(email);
    const wrong = await signIn(email, 'not the password');
    const unknown = await signIn(address(), 'not the password');
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ __typename: 'UnauthenticatedError', code: 'UNAUTHENTICATED' });
    expect(await signIn('nonsense\u0000')).toEqual(unknown);
  });

  it('closes the account to guesses after ten, for a quarter of an hour, side by side or not', async () => {
    const email = address();
    await signUp(email);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn(email, `guess number ${n}`)));
    expect(guesses.filter((guess) => guess.__typename === 'TooManyAttemptsError')).toHaveLength(2);
    expect((await signIn(email)).__typename).toBe('TooManyAttemptsError');
    house.clock.advance(16 * MINUTE);
    expect((await signIn(email)).__typename).toBe('AuthPayload');
  });
});

describe('a session', () => {
  it('goes on by tokens that serve once; one shown twice ends it', async () => {
    const opened = await signUp(address());
    const second = await refresh(opened.refreshToken);
    expect(second).toMatchObject({ __typename: 'SessionPayload', viewer: { __typename: 'Customer' } });
    const since = house.clock.now().toISOString();
    expect((await refresh(opened.refreshToken)).__typename).toBe('UnauthenticatedError');
    expect((await refresh(second.refreshToken)).__typename).toBe('UnauthenticatedError');
    const revoked = await house.ask<string[]>(
      service,
      'query ($since: DateTime!) { customersRevokedSessions(since: $since) }',
      { since },
    );
    expect(revoked).toContain((await claims(opened.token))['sid']);
  });

  it('is gone on with by one of two who show the same token at once, and then by nobody', async () => {
    const opened = await signUp(address());
    const both = await Promise.all([refresh(opened.refreshToken), refresh(opened.refreshToken)]);
    const won = both.find((one) => one.__typename === 'SessionPayload');
    expect(both.map((one) => one.__typename).sort()).toEqual(['SessionPayload', 'UnauthenticatedError']);
    expect((await refresh(won?.refreshToken ?? '')).__typename).toBe('UnauthenticatedError');
  });

  it('ends by signing out and by age, and keeps no token that could be stolen from the table', async () => {
    const email = address();
    const opened = await signUp(email);
    await house.ask(visitor, SIGN_OUT, { i: { refreshToken: opened.refreshToken } });
    expect((await refresh(opened.refreshToken)).__typename).toBe('UnauthenticatedError');
    const other = await signIn(email);
    const held = await house.db.query(sql`
      select 1 from refresh_token where token_hash in (${opened.refreshToken}, ${other.refreshToken})`);
    expect(held).toEqual([]);
    house.clock.advance(31 * DAY);
    expect((await refresh(other.refreshToken)).__typename).toBe('UnauthenticatedError');
    expect((await refresh('nonsense')).__typename).toBe('UnauthenticatedError');
  });
});

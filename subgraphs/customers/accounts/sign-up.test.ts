import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../../gateway/auth/claims.ts';
import { customerActor, staffActor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signUp, signIn, claims } = sessionsOf(() => customers);

describe('customers', () => {
  it('open an account and sign in with a token that the gateway makes their actor of', async () => {
    const email = newAddress();
    const opened = await signUp(` ${email.toUpperCase()} `, { firstName: 'Jean', lastName: 'Dupont', language: 'fr' });
    expect(opened.customer).toMatchObject({ displayName: 'Jean Dupont', email });
    const { session, customer } = await signIn(email);
    const payload = await claims(session.accessToken);
    expect(actorOf(payload)).toEqual({ kind: 'customer', customerId: customer.id, sessionId: payload['sid'] });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
    const me = await customers.ask(
      customerActor(customer.id),
      '{ me { __typename ... on Customer { email timeline { nodes { kind } } } } }',
    );
    expect(me).toEqual({
      __typename: 'Customer',
      email,
      timeline: { nodes: [{ kind: 'SIGN_UP' }] },
    });
    expect(await customers.published('customer-registered')).toContainEqual({
      customerId: customer.id,
      source: 'sign-up',
    });
  });

  it('cannot take over the history of an address they have not proved to own', async () => {
    const email = newAddress();
    const [buyer] = await customers.resolve(`EMAIL:${email} CARD_TOKEN:${email}`);
    const { customer } = await signUp(email);
    expect(customer.id).not.toBe(buyer);
    expect(
      await customers.ask(customerActor(customer.id), 'query ($id: ID!) { customer(ref: { id: $id }) { id } }', {
        id: buyer,
      }),
    ).toBeNull();
    const { nodes: reviews } = await customers.ask<{
      nodes: Array<{ kind: string; customers: Array<{ id: string }> }>;
    }>(staffActor(['SERVICE']), '{ mergeReviews(first: 100) { nodes { kind customers { id } } } }');
    const review = reviews.find((one) => one.customers.some(({ id }) => id === buyer));
    expect(review).toEqual({ kind: 'UNVERIFIED_CLAIM', customers: [{ id: buyer }] });
  });

  it('have one account an address, however many ask at once', async () => {
    const email = newAddress();
    const answers = await Promise.all([1, 2, 3].map(() => signUp(email)));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual([
      'ConflictError',
      'ConflictError',
      'SignUpPayload',
    ]);
  });

  it('are refused passwords that are no protection and addresses that are none', async () => {
    for (const input of [
      { password: 'short' },
      { password: 'aaaaaaaaaaaa' },
      { password: 'x'.repeat(300) },
      { firstName: 'x'.repeat(101) },
    ]) {
      expect((await signUp(newAddress(), input)).__typename).toBe('ValidationError');
    }
    for (const email of ['', 'nonsense', 'a\u0000@b.fr', `${'x'.repeat(400)}@b.fr`]) {
      expect((await signUp(email)).__typename).toBe('ValidationError');
    }
  });
});

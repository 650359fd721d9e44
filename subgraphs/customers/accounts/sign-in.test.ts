import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '#kernel/values/time.ts';
import { actorOf } from '../../../gateway/auth/claims.ts';
import { staffActor, visitor } from '../../../test/support/actors.ts';
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
  it('reads the whole person while it is, adds to it, and its own again afterwards', async () => {
    const email = newAddress();
    const [older] = await customers.resolve(`LOYALTY_CARD:${unique('l').slice(-12)}`);
    customers.clock.advance(1_000);
    const { customer } = await signUp(email);
    const clerk = staffActor(['SERVICE']);
    const run = (field: string, i: object) =>
      customers.ask(
        clerk,
        `mutation ($i: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $i) { __typename } }`,
        { i },
      );
    await run('mergeCustomers', { survivorId: older, mergedId: customer.id, idempotencyKey: unique('k') });
    const { token, customer: person } = await signIn(email);
    const actor = actorOf(await claims(token)) ?? visitor;
    expect(person.id).toBe(older);
    const ME = '{ me { ... on Customer { id identifiers { kind } mergeEvents { id } } } }';
    const added = await customers.ask(
      actor,
      'mutation ($i: IdentifyInput!) { identify(input: $i) { ... on IdentifyPayload { customer { id } } } }',
      { i: { identifiers: [{ kind: 'DEVICE', value: unique('d') }] } },
    );
    expect(added).toEqual({ customer: { id: older } });
    const kinds = (...some: string[]) => some.map((kind) => ({ kind }));
    expect(await customers.ask(actor, ME)).toEqual({
      id: older,
      identifiers: kinds('LOYALTY_CARD', 'EMAIL', 'DEVICE'),
      mergeEvents: [],
    });
    await run('unmergeCustomer', { mergedId: customer.id });
    expect(await customers.ask(actor, ME)).toEqual({
      id: customer.id,
      identifiers: kinds('EMAIL', 'DEVICE'),
      mergeEvents: [],
    });
  });
});

describe('a wrong sign-in', () => {
  it('is answered the same whether or not there is such an account', async () => {
    const email = newAddress();
    await signUp(email);
    const wrong = await signIn(email, 'not the password');
    const unknown = await signIn(newAddress(), 'not the password');
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ __typename: 'UNAUTHENTICATED', code: 'UNAUTHENTICATED' });
    expect(await signIn('nonsense\u0000')).toEqual(unknown);
  });

  it('closes the account to guesses after ten, for a quarter of an hour, side by side or not', async () => {
    const email = newAddress();
    await signUp(email);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn(email, `guess number ${n}`)));
    expect(guesses.filter((guess) => guess.__typename === 'TooManyAttemptsError')).toHaveLength(2);
    expect((await signIn(email)).__typename).toBe('TooManyAttemptsError');
    customers.clock.advance(16 * MINUTE);
    expect((await signIn(email)).__typename).toBe('AuthPayload');
  });
});

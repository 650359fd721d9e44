import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { MINUTE } from '#kernel/values/time.ts';
import { actorOf } from '../../../gateway/auth/claims.ts';
import { customerActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { linksOf } from '../testing/links.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signUp, signIn, claims } = sessionsOf(() => customers);
const { linkTo, press, request } = linksOf(() => customers);

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

  it('are joined to who is known by their address though an account before them cannot be', async () => {
    const [failing, next] = [newAddress(), newAddress()];
    const known = async (email: string) => (await customers.resolve(`EMAIL:${email} CARD_TOKEN:${email}`))[0];
    const waiting = await known(next);
    const owner = new pg.Client({ connectionString: customers.database.adminUrl });
    await owner.connect();
    const constrain = (change: string) => owner.query(`alter table customers.identifier ${change}`);
    await constrain(`add constraint refused check (value <> '${failing}') not valid`);
    // The older record of a person survives.
    const late = (await signUp(failing)).customer.id;
    await signUp(next);
    const reviewed = async (id: string | null | undefined) => {
      const document = '{ mergeReviews(first: 100) { nodes { customers { id } } } }';
      const { nodes } = await customers.ask<{ nodes: Array<{ customers: Array<{ id: string }> }> }>(
        staffActor(['SERVICE']),
        document,
      );
      return nodes.flatMap((one) => one.customers).some((one) => one.id === id);
    };
    expect(await reviewed(waiting)).toBe(true);
    await constrain('drop constraint refused');
    await owner.end();
    await known(failing);
    await customers.join();
    expect(await reviewed(late)).toBe(false);
    customers.clock.advance(5 * MINUTE);
    await customers.join();
    expect(await reviewed(late)).toBe(true);
  });

  it('X2: are answered the same, with the same statements, whether the address is free, has an account or a proved one', async () => {
    const [taken, proved, bought, free] = [newAddress(), newAddress(), newAddress(), newAddress()];
    await signUp(taken);
    await signUp(proved);
    await press('verifyEmail', await linkTo(proved));
    await customers.resolve(`EMAIL:${bought} CARD_TOKEN:${bought}`);
    const SIGN_UP = `mutation ($i: SignUpInput!) { signUp(input: $i) { __typename
      ... on SignUpPayload { session { expiresAt } customer { displayName email } } } }`;
    const counts = new Set<number>();
    for (const email of [taken, proved, bought, free]) {
      const input = { email, password: 'un autre ciel 43' };
      const answer = await customers.ask<{ customer: object }>(visitor, SIGN_UP, { i: input });
      expect(answer).toMatchObject({ __typename: 'SignUpPayload', customer: { email } });
      const again = { email, password: 'un troisième ciel 44' };
      counts.add(await customers.count(visitor, SIGN_UP, { i: again }));
    }
    expect([...counts]).toHaveLength(1);
  });

  it('X2: who opens an account with another’s address signs in to their own, and cannot tell that there is another', async () => {
    const [email, lonely] = [newAddress(), newAddress()];
    const owner = (await signUp(email)).customer;
    await press('verifyEmail', await linkTo(email));
    const stranger = await signUp(email, { password: 'étranger 4242' });
    const alone = await signUp(lonely, { password: 'étranger 4242' });
    expect(stranger.customer.id).not.toBe(owner.id);
    const shapeOf = (answer: object) => JSON.stringify(answer, (_, value) => (typeof value === 'string' ? '' : value));
    expect(shapeOf(stranger)).toBe(shapeOf(alone));
    expect((await signIn(email)).customer.id).toBe(owner.id);
    expect((await signIn(email, 'étranger 4242')).customer.id).toBe(stranger.customer.id);
    expect((await press('verifyEmail', await linkTo(email), 'étranger 4242')).__typename).toBe('ValidationError');
    expect((await signIn(email)).customer.id).toBe(owner.id);
  });

  it('X2: have the address once its link and their password prove it, whether or not they were first', async () => {
    const email = newAddress();
    const stranger = await signUp(email, { password: 'étranger 4242' });
    const { customer } = await signUp(email);
    const link = await linkTo(email);
    expect((await press('verifyEmail', link, 'not it at all')).__typename).toBe('InvalidCredentialsError');
    expect((await press('verifyEmail', link)).__typename).toBe('VerifyEmailPayload');
    const provedAt = async (id: string) =>
      (
        await customers.ask<{ emailVerifiedAt: string | null }>(
          customerActor(id),
          '{ me { ... on Customer { emailVerifiedAt } } }',
        )
      ).emailVerifiedAt;
    expect(await provedAt(stranger.customer.id)).toBeNull();
    expect(await provedAt(customer.id)).not.toBeNull();
    await request('requestPasswordReset', email);
    await press('resetPassword', await linkTo(email), 'encore un ciel 45');
    expect((await signIn(email, 'encore un ciel 45')).customer.id).toBe(customer.id);
    expect((await signIn(email, 'étranger 4242')).customer.id).toBe(stranger.customer.id);
  });

  it('have one account of one address and password, however many ask at once', async () => {
    const email = newAddress();
    const answers = await Promise.all([1, 2, 3].map(() => signUp(email)));
    expect(new Set(answers.map(({ customer }) => customer.id))).toHaveProperty('size', 1);
    const others = await Promise.all([1, 2, 3].map((n) => signUp(email, { password: `ciel bleu ${n}` })));
    expect(new Set([...answers, ...others].map(({ customer }) => customer.id))).toHaveProperty('size', 4);
    const first = await customers.db.query(sql`
      select 1 from customer_credential where email = ${email} and is_first`);
    expect(first).toHaveLength(1);
  });

  it('try passwords no more often by signing up than by signing in, also with an account of their own there', async () => {
    const [email, from] = [newAddress(), '203.0.113.77'];
    await signUp(email);
    await signUp(email, { password: 'étranger 4242' }, from);
    const answers: string[] = [];
    for (let n = 0; n < 6; n++) {
      answers.push((await signUp(email, { password: `guess number ${n}` }, from)).__typename);
      answers.push((await signIn(email, `try number ${n}`, {}, from)).__typename);
      answers.push((await signIn(email, 'étranger 4242', {}, from)).__typename);
    }
    expect(answers.at(-1)).toBe('TooManyAttemptsError');
    expect((await signIn(email, undefined, {}, from)).__typename).toBe('TooManyAttemptsError');
    expect((await signIn(email)).__typename).toBe('SignInPayload');
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

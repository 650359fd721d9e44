import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { HOUR, MINUTE } from '#kernel/values/time.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { identityWorld } from '../testing/identity-world.ts';
import { linksOf } from '../testing/links.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signUp, signIn, refresh } = sessionsOf(() => customers);
const { mails, linkTo, request, press } = linksOf(() => customers);
const world = identityWorld(() => customers);

const NEW = 'ciel bleu 43';

describe('a password that was forgotten', () => {
  it('is chosen again by the owner of the address, who ends every session and proves the address', async () => {
    const email = newAddress();
    const bought = await world.see(`EMAIL:${email}`);
    const { customer, session } = await signUp(email);
    await request('requestPasswordReset', ` ${email.toUpperCase()} `);
    const link = await linkTo(email);
    expect(await press('resetPassword', link, 'short')).toMatchObject({ issues: [{ path: ['input', 'password'] }] });
    expect(await press('resetPassword', link, NEW)).toMatchObject({ __typename: 'ResetPasswordPayload', email });
    expect((await signIn(email)).__typename).toBe('InvalidCredentialsError');
    expect((await signIn(email, NEW)).__typename).toBe('SignInPayload');
    expect((await refresh(session.refreshToken)).__typename).toBe('UNAUTHENTICATED');
    await world.project();
    expect(await world.readable(world.account(customer.id), [bought])).toEqual([bought]);
  });

  it('has links that end with the first that is used, and after an hour', async () => {
    const email = newAddress();
    await signUp(email);
    await request('requestPasswordReset', email);
    const first = await linkTo(email);
    customers.clock.advance(MINUTE);
    await request('requestPasswordReset', email);
    const second = await linkTo(email);
    expect((await press('resetPassword', second, NEW)).__typename).toBe('ResetPasswordPayload');
    expect((await press('resetPassword', first, 'ciel noir 44')).__typename).toBe('ValidationError');
    await request('requestPasswordReset', email);
    const third = await linkTo(email);
    customers.clock.advance(HOUR);
    expect((await press('resetPassword', third, 'ciel noir 44')).__typename).toBe('ValidationError');
    expect((await signIn(email, NEW)).__typename).toBe('SignInPayload');
  });
});

describe('asking for a link', () => {
  it('is answered with the same words and the same statements whether or not there is an account', async () => {
    const [email, stranger] = [newAddress(), newAddress()];
    await signUp(email);
    expect(await request('requestPasswordReset', stranger)).toEqual(await request('requestPasswordReset', email));
    const ASK = `mutation ($e: String!) { requestPasswordReset(input: { email: $e }) { __typename } }`;
    const visitor = { kind: 'anonymous' } as const;
    expect(await customers.count(visitor, ASK, { e: stranger })).toBe(
      await customers.count(visitor, ASK, { e: email }),
    );
    expect(await mails(stranger)).toEqual([]);
    expect(await customers.db.query(sql`select 1 from message where recipient = ${stranger}`)).toEqual([]);
    expect((await request('requestPasswordReset', 'no address')).__typename).toBe('ValidationError');
  });

  it('writes to nobody more than five times in a quarter of an hour, and says nothing of it', async () => {
    const email = newAddress();
    await signUp(email);
    for (let n = 0; n < 7; n++) {
      const { __typename } = await request('requestPasswordReset', email, `198.51.100.${n}`);
      expect(__typename).toBe('RequestPasswordResetPayload');
    }
    const written = (await mails(email)).filter(({ text }) => text.includes('reset-password'));
    expect(written).toHaveLength(5);
    expect((await press('resetPassword', await linkTo(email), NEW)).__typename).toBe('ResetPasswordPayload');
  });

  it('is refused from an address that asks for many', async () => {
    for (let n = 0; n < 20; n++) await request('requestPasswordReset', newAddress(), '203.0.113.9');
    expect(await request('requestPasswordReset', newAddress(), '203.0.113.9')).toMatchObject({
      __typename: 'TooManyAttemptsError',
    });
    expect((await request('requestPasswordReset', newAddress(), '203.0.113.10')).__typename).toBe(
      'RequestPasswordResetPayload',
    );
  });
});

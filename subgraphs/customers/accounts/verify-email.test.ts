import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { DAY } from '#kernel/values/time.ts';
import { customerActor, service } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { unique } from '../testing/identities.ts';
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

const readable = async (account: string, records: readonly string[]) => {
  await world.project();
  return world.readable(world.account(account), records);
};

describe('the link of a new account', () => {
  it('proves its address once, and opens the record that is known by it, whenever that was made', async () => {
    const email = newAddress();
    const bought = await world.see(`EMAIL:${email}`);
    const { customer } = await signUp(email);
    expect(await readable(customer.id, [bought])).toEqual([]);
    const link = await linkTo(email);
    const me = () =>
      customers.ask<{ emailVerifiedAt: string | null }>(customerActor(customer.id), '{ me { emailVerifiedAt } }');
    expect((await me()).emailVerifiedAt).toBeNull();
    expect(await press('verifyEmail', link)).toMatchObject({ __typename: 'VerifyEmailPayload', email });
    expect((await me()).emailVerifiedAt).not.toBeNull();
    expect(await readable(customer.id, [bought])).toEqual([bought]);
    expect(await world.spendable(customer.id)).toEqual([bought, customer.id].sort());
    expect(await press('verifyEmail', link)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['input', 'linkToken'], issueCode: 'NOT_ALLOWED' }],
    });
  });

  it('opens nothing that was written under a phone or a card as well, before or after', async () => {
    const [email, later] = [newAddress(), newAddress()];
    const both = await world.see(`EMAIL:${email} LOYALTY_CARD:${unique()}`);
    const { customer } = await signUp(email);
    await press('verifyEmail', await linkTo(email));
    expect(await readable(customer.id, [both])).toEqual([]);

    const second = (await signUp(later)).customer;
    const card = `LOYALTY_CARD:${unique()}`;
    const named = await world.see(`EMAIL:${later} ${card}`);
    await press('verifyEmail', await linkTo(later));
    const cardAlone = await world.see(card);
    const phoneToo = await world.see(`EMAIL:${later} EXTERNAL:pos-${unique()}`);
    expect([phoneToo, cardAlone === named]).toEqual([named, false]);
    expect(await readable(second.id, [named, cardAlone])).toEqual([named]);
    const survivors = await world.survivors([second.id, cardAlone]);
    expect(survivors.get(cardAlone)).toBe(survivors.get(second.id));
  });

  it('gives the account what guests ordered with the address alone, and ends their sessions', async () => {
    const CREATE = `mutation ($key: String!) { customersCreateGuestSession(requestKey: $key) {
      customerId session { accessToken refreshToken } } }`;
    const guest = await customers.ask<{ customerId: string; session: { accessToken: string; refreshToken: string } }>(
      service,
      CREATE,
      { key: unique() },
    );
    const email = newAddress();
    const seen = await world.see(`EMAIL:${email} LOYALTY_CARD:${unique()}`);
    const { customer } = await signUp(email);
    customers.buyers.set(email, [guest.customerId, seen]);
    expect(await readable(customer.id, [guest.customerId])).toEqual([]);
    await press('verifyEmail', await linkTo(email));
    expect(await readable(customer.id, [guest.customerId, seen])).toEqual([guest.customerId]);
    expect(await refresh(guest.session.refreshToken)).toMatchObject({ __typename: 'UNAUTHENTICATED' });
    expect(await signIn(email, undefined, { guestToken: guest.session.accessToken })).toMatchObject({
      __typename: 'ValidationError',
    });
  });

  it('gives the account what guests order with its proved address later, when it signs in, and their token too', async () => {
    const CREATE = `mutation ($key: String!) { customersCreateGuestSession(requestKey: $key) {
      customerId session { accessToken refreshToken } } }`;
    const guestSession = () =>
      customers.ask<{ customerId: string; session: { accessToken: string; refreshToken: string } }>(service, CREATE, {
        key: unique(),
      });
    const [email, unproved] = [newAddress(), newAddress()];
    const { customer } = await signUp(email);
    await press('verifyEmail', await linkTo(email));
    const [later, here] = [await guestSession(), await guestSession()];
    customers.buyers.set(email, [later.customerId, here.customerId]);
    expect(await readable(customer.id, [later.customerId, here.customerId])).toEqual([]);
    expect(await signIn(email, 'not it')).toMatchObject({ __typename: 'InvalidCredentialsError' });
    expect(await readable(customer.id, [later.customerId])).toEqual([]);
    const entered = await signIn(email, undefined, { guestToken: here.session.accessToken });
    expect(entered.__typename).toBe('SignInPayload');
    const both = [later.customerId, here.customerId].sort();
    expect(await readable(customer.id, both)).toEqual(both);
    expect(await refresh(later.session.refreshToken)).toMatchObject({ __typename: 'UNAUTHENTICATED' });

    const waits = await guestSession();
    const stranger = (await signUp(unproved)).customer;
    customers.buyers.set(unproved, [waits.customerId]);
    await signIn(unproved);
    expect(await readable(stranger.id, [waits.customerId])).toEqual([]);
    expect((await refresh(waits.session.refreshToken)).__typename).toBe('RefreshSessionPayload');
  });

  it('takes nothing from an account or a guest that somebody has proved already', async () => {
    const [email, other] = [newAddress(), newAddress()];
    const rival = (await signUp(other)).customer;
    const { customer } = await signUp(email);
    customers.buyers.set(email, [rival.id, newId('cus')]);
    await press('verifyEmail', await linkTo(email));
    expect(await readable(customer.id, [rival.id])).toEqual([]);
    expect(await readable(rival.id, [rival.id])).toEqual([rival.id]);
  });

  it('is over after a day, and no other text is one', async () => {
    const email = newAddress();
    await signUp(email);
    const link = await linkTo(email);
    const [id = '', seal = ''] = link.split('.');
    for (const wrong of ['', 'x', id, `${id}.`, `${id}.${seal}x`, `${newId('lnk')}.${seal}`, `${link}.${seal}`])
      expect((await press('verifyEmail', wrong)).__typename).toBe('ValidationError');
    expect((await press('resetPassword', link, 'ciel gris 43')).__typename).toBe('ValidationError');
    customers.clock.advance(DAY);
    expect((await press('verifyEmail', link)).__typename).toBe('ValidationError');
    await request('requestEmailVerification', email);
    expect((await press('verifyEmail', await linkTo(email))).__typename).toBe('VerifyEmailPayload');
  });
});

it('is used by one of those who press it at the same moment', async () => {
  const email = newAddress();
  await signUp(email);
  const link = await linkTo(email);
  const answers = await Promise.all(Array.from({ length: 8 }, () => press('verifyEmail', link)));
  expect(answers.filter(({ __typename }) => __typename === 'VerifyEmailPayload')).toHaveLength(1);
});

it('X2: gives the address to one of two accounts that prove it at the same moment', async () => {
  const email = newAddress();
  const one = await signUp(email);
  const link = await linkTo(email);
  const other = await signUp(email, { password: 'un autre ciel 43' });
  const answers = await Promise.all([
    press('verifyEmail', link),
    press('verifyEmail', await linkTo(email), 'un autre ciel 43'),
  ]);
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ValidationError', 'VerifyEmailPayload']);
  const owners = await customers.db.query(sql`
    select 1 from customer_credential where email = ${email} and verified_at is not null`);
  expect([owners.length, one.customer.id === other.customer.id]).toEqual([1, false]);
});

it('is written in the language of who asked, and for accounts alone', async () => {
  const [email, stranger] = [newAddress(), newAddress()];
  await signUp(email, { language: 'fr-BE' });
  expect((await mails(email))[0]?.subject).toBe('Confirmez votre adresse e-mail');
  await request('requestEmailVerification', email);
  const known = await request('requestEmailVerification', email);
  expect(await request('requestEmailVerification', stranger)).toEqual(known);
  expect((await mails(email))[0]?.subject).toBe('Confirm your e-mail address');
  expect(await mails(stranger)).toEqual([]);
});

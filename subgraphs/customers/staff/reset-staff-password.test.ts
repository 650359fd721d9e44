import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { linksOf } from '../testing/links.ts';
import { newAddress, sessionsOf } from '../testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signUp, signIn, signInStaff, refresh } = sessionsOf(() => customers);
const { mails, linkTo, request, press } = linksOf(() => customers);

async function newColleague(): Promise<string> {
  const email = newAddress();
  const CREATE = 'mutation ($i: CreateStaffMemberInput!) { createStaffMember(input: $i) { __typename } }';
  const idempotencyKey = randomUUID();
  const input = { email, name: 'Inès', roles: ['SERVICE'], password: 'ciel gris 42', idempotencyKey };
  await customers.ask(staffActor(['ADMIN']), CREATE, { i: input });
  return email;
}

it('lets a member of staff choose a new password, and ends their sessions', async () => {
  const email = await newColleague();
  const { session } = await signInStaff(email);
  await request('requestStaffPasswordReset', email);
  const link = await linkTo(email);
  expect(await press('resetStaffPassword', link, 'ciel bleu 43')).toMatchObject({ email });
  expect((await press('resetStaffPassword', link, 'ciel noir 44')).__typename).toBe('ValidationError');
  expect((await signInStaff(email)).__typename).toBe('InvalidCredentialsError');
  expect((await signInStaff(email, 'ciel bleu 43')).__typename).toBe('SignInStaffPayload');
  expect((await refresh(session.refreshToken)).__typename).toBe('UNAUTHENTICATED');
});

it('writes to nobody who does not sign in as staff, and changes no account of a customer', async () => {
  const email = newAddress();
  await signUp(email);
  await request('requestStaffPasswordReset', email);
  expect((await mails(email)).filter(({ linkUrl }) => linkUrl.includes('/admin/'))).toEqual([]);
  await request('requestPasswordReset', email);
  const link = await linkTo(email);
  expect((await press('resetStaffPassword', link, 'ciel bleu 43')).__typename).toBe('ValidationError');
  expect((await signIn(email)).__typename).toBe('SignInPayload');
});

it('shows the local outbox to those who administer the staff, and to nobody where mails leave', async () => {
  const LOCAL = '{ localMessages { linkUrl } }';
  for (const actor of [visitor, staffActor(['EXECUTIVE'])])
    expect((await customers.send(actor, LOCAL)).errors?.[0]?.extensions?.['code']).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
  const mail = { smtpUrl: 'smtp://127.0.0.1:9', from: 'a@b.fr' };
  for (const config of [{ mail }, { mode: 'production' as const }]) {
    const sending = await openCustomers(config, customers.database);
    expect(await sending.ask(staffActor(['ADMIN']), LOCAL)).toBeNull();
    await sending.close();
  }
});

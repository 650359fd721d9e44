import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
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

const STAFF_SIGN_IN = `mutation ($i: StaffSignInInput!) { staffSignIn(input: $i) {
  __typename ... on StaffAuthPayload { token refreshToken staff { id email roles stores { id } } } ... on DomainError { message code } } }`;
const REFRESH = `mutation ($i: RefreshSessionInput!) { refreshSession(input: $i) {
  __typename ... on SessionPayload { token refreshToken viewer { __typename } } ... on DomainError { message code } } }`;

interface Session {
  __typename: string;
  token: string;
  refreshToken: string;
  staff: { id: string };
}

let house: CustomersHouse;
beforeAll(async () => {
  house = await openCustomersHouse();
});
afterAll(() => house.close());

const address = () => `${unique('a').slice(-12)}@maison.fr`;
const refresh = (refreshToken: string) => house.ask<Session>(visitor, REFRESH, { i: { refreshToken } });

async function claims(token: string) {
  const keys = await house.ask<JSONWebKeySet>(service, '{ customersSigningKeys }');
  return (await jwtVerify(token, createLocalJWKSet(keys), { currentDate: house.clock.now() })).payload;
}

describe('staff', () => {
  const CREATE = `mutation ($i: CreateStaffInput!) { createStaff(input: $i) {
    __typename ... on CreateStaffPayload { initialPassword staff { id } } ... on DomainError { message } } }`;
  const UPDATE = `mutation ($i: UpdateStaffInput!) { updateStaff(input: $i) {
    __typename ... on Staff { id active roles } ... on DomainError { message } } }`;
  const CLAIM = `mutation ($i: ClaimFirstAdminInput!) { claimFirstAdmin(input: $i) {
    __typename ... on StaffAuthPayload { token staff { id roles } } ... on DomainError { message } } }`;
  const PREPARE = 'mutation { customersPrepareFirstAdmin }';
  const root = staffActor(['ADMIN']);

  it('begin with one admin, claimed by a code that is told once and serves once', async () => {
    const stale = await house.ask<string>(service, PREPARE);
    const code = await house.ask<string>(service, PREPARE);
    expect(code).toMatch(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
    const claim = (given: string) =>
      house.ask<Session>(visitor, CLAIM, {
        i: { code: given, email: address(), password: 'ciel gris 42', name: 'Ada' },
      });
    expect((await claim(stale)).__typename).toBe('ForbiddenError');
    expect((await claim('\u0000')).__typename).toBe('ForbiddenError');
    const claimed = await Promise.all([claim(code), claim(code.toLowerCase())]);
    expect(claimed.map((one) => one.__typename).sort()).toEqual(['ForbiddenError', 'StaffAuthPayload']);
    expect(await house.ask(service, PREPARE)).toBeNull();
    expect((await claim(code)).__typename).toBe('ForbiddenError');
  });

  it('sign in with roles and stores in the token, and lose their sessions when these change', async () => {
    const email = address();
    const store = newId('loc');
    const { staff } = await house.ask<Session>(root, CREATE, {
      i: { email, name: 'Lou', roles: ['ASSOCIATE'], locationIds: [store], password: 'ciel gris 42' },
    });
    const session = await house.ask<Session>(visitor, STAFF_SIGN_IN, { i: { email, password: 'ciel gris 42' } });
    expect(session.staff).toEqual({ id: staff.id, email, roles: ['ASSOCIATE'], stores: [{ id: store }] });
    const payload = await claims(session.token);
    expect(actorOf(payload)).toEqual({
      kind: 'staff',
      staffId: staff.id,
      sessionId: payload['sid'],
      roles: ['ASSOCIATE'],
      locationIds: [store],
    });
    await house.ask(root, UPDATE, { i: { id: staff.id, active: false } });
    expect((await refresh(session.refreshToken)).__typename).toBe('UnauthenticatedError');
    const again = await house.ask<Session>(visitor, STAFF_SIGN_IN, { i: { email, password: 'ciel gris 42' } });
    expect(again.__typename).toBe('UnauthenticatedError');
  });

  it('are made and changed by admins alone, with a password made up when none is given', async () => {
    const email = address();
    const input = { email, name: 'Sacha', roles: ['SERVICE'] };
    for (const actor of [visitor, customerActor(newId('cus')), staffActor(['EXECUTIVE', 'SERVICE'])]) {
      const { __typename } = await house.ask<Session>(actor, CREATE, { i: input });
      expect(['ForbiddenError', 'UnauthenticatedError']).toContain(__typename);
    }
    const made = await house.ask<{ initialPassword: string }>(root, CREATE, { i: input });
    const signedIn = await house.ask<Session>(visitor, STAFF_SIGN_IN, { i: { email, password: made.initialPassword } });
    expect(signedIn.__typename).toBe('StaffAuthPayload');
    expect((await house.ask<Session>(root, CREATE, { i: input })).__typename).toBe('ConflictError');
    for (const wrong of [{ roles: [] }, { locationIds: ['shop'] }, { name: ' ' }, { email: 'x' }]) {
      expect((await house.ask<Session>(root, CREATE, { i: { ...input, ...wrong } })).__typename).toBe(
        'ValidationError',
      );
    }
    expect(await house.ask<unknown[]>(root, '{ staff { id name email } }')).not.toHaveLength(0);
  });

  it('never lose the last admin, not even when two admins remove each other at once', async () => {
    const admins = await house.db.query<{ id: string }>(sql`
      select id from staff where active and 'ADMIN' = any(roles)`);
    const second = await house.ask<Session>(root, CREATE, { i: { email: address(), name: 'Bea', roles: ['ADMIN'] } });
    const answers = await Promise.all(
      [...admins.map(({ id }) => id), second.staff.id].map((id) =>
        house.ask<Session>(root, UPDATE, { i: { id, roles: ['SERVICE'] } }),
      ),
    );
    expect(answers.filter((answer) => answer.__typename === 'ConflictError')).toHaveLength(1);
    const left = await house.db.query(sql`select 1 from staff where active and 'ADMIN' = any(roles)`);
    expect(left).toHaveLength(1);
  });

  it('of the demo house are made once, and never in production', async () => {
    const ENSURE = 'mutation ($s: JSON!) { customersEnsureStaff(staff: $s) }';
    const s = [{ email: address(), name: 'Demo', password: 'ciel gris 42', roles: ['EXECUTIVE'] }];
    const [made] = await house.ask<Array<{ staffId: string }>>(service, ENSURE, { s });
    expect(await house.ask(service, ENSURE, { s })).toEqual([made]);
    const production = await openCustomersHouse({ mode: 'production' });
    const refused = await production.send(service, ENSURE, { s });
    await production.close();
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

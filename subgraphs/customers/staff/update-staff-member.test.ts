import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { actorOf } from '../../../gateway/auth/claims.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, type Session, sessionsOf } from '../testing/sessions.ts';

const CREATE = `mutation ($i: CreateStaffMemberInput!) { createStaffMember(input: $i) {
  __typename ... on CreateStaffMemberPayload { initialPassword staffMember { id version } } ... on UserError { message } } }`;
const UPDATE = `mutation ($i: UpdateStaffMemberInput!) { updateStaffMember(input: $i) {
  __typename ... on UpdateStaffMemberPayload { staffMember { id name version isActive roles } }
  ... on UserError { message errorCode } ... on ConflictError { currentVersion } } }`;
const root = staffActor(['ADMIN']);

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signInStaff, refresh, claims } = sessionsOf(() => customers);

it('ends the sessions, whose tokens say roles and stores', async () => {
  const email = newAddress();
  const store = newId('loc');
  const { staffMember: staff } = await customers.ask<Session>(root, CREATE, {
    i: {
      email,
      name: 'Lou',
      roles: ['ASSOCIATE'],
      locationIds: [store],
      password: 'ciel gris 42',
      idempotencyKey: randomUUID(),
    },
  });
  const session = await signInStaff(email);
  expect(session.staffMember).toEqual({
    id: staff.id,
    email,
    roles: ['ASSOCIATE'],
    locations: [{ id: store }],
    hasAllLocations: false,
  });
  const payload = await claims(session.session.accessToken);
  expect(actorOf(payload)).toEqual({
    kind: 'staff',
    staffId: staff.id,
    sessionId: payload['sid'],
    roles: ['ASSOCIATE'],
    locationIds: [store],
  });
  await customers.ask(root, UPDATE, { i: { staffMemberId: staff.id, isActive: false } });
  expect((await refresh(session.session.refreshToken)).__typename).toBe('UNAUTHENTICATED');
  const again = await signInStaff(email);
  expect(again.__typename).toBe('InvalidCredentialsError');
});

it('binds a store manager to at least one store, when made and when changed', async () => {
  const manager = { name: 'Ada', roles: ['STORE_MANAGER'], password: 'ciel gris 42' };
  const make = (locationIds: string[]) =>
    customers.ask<Session & { __typename: string }>(root, CREATE, {
      i: { ...manager, locationIds, email: newAddress(), idempotencyKey: randomUUID() },
    });
  expect(await make([])).toMatchObject({ __typename: 'ValidationError' });
  const { staffMember } = await make([newId('loc')]);
  const unbound = await customers.ask<{ __typename: string }>(root, UPDATE, {
    i: { staffMemberId: staffMember.id, locationIds: [] },
  });
  expect(unbound).toMatchObject({ __typename: 'ValidationError' });
});

it('is refused to an editor who read an older version, and done once by its key', async () => {
  const i = { email: newAddress(), name: 'Kim', roles: ['SERVICE'], idempotencyKey: randomUUID() };
  const { staffMember } = await customers.ask<{ staffMember: { id: string; version: number } }>(root, CREATE, { i });
  const edit = (more: object) =>
    customers.ask<Record<string, unknown>>(root, UPDATE, { i: { staffMemberId: staffMember.id, ...more } });
  const first = { name: 'Kim A', expectedVersion: staffMember.version, idempotencyKey: randomUUID() };
  const version = staffMember.version + 1;
  expect(await edit(first)).toMatchObject({ staffMember: { name: 'Kim A', version } });
  expect(await edit(first)).toMatchObject({ staffMember: { name: 'Kim A', version } });
  expect(await edit({ name: 'Kim B', expectedVersion: staffMember.version })).toMatchObject({
    errorCode: 'VERSION_CONFLICT',
    currentVersion: version,
  });
});

it('never takes the last admin away, not even when two admins remove each other at once', async () => {
  const admins = await rowsAs<{ id: string }>(
    customers.db,
    sql`
    select id from staff where active and 'ADMIN' = any(roles)`,
  );
  const second = await customers.ask<Session>(root, CREATE, {
    i: { email: newAddress(), name: 'Bea', roles: ['ADMIN'], idempotencyKey: randomUUID() },
  });
  const answers = await Promise.all(
    [...admins.map(({ id }) => id), second.staffMember.id].map((id) =>
      customers.ask<Session>(root, UPDATE, { i: { staffMemberId: id, roles: ['SERVICE'] } }),
    ),
  );
  expect(answers.filter((answer) => answer.__typename === 'ConflictError')).toHaveLength(1);
  const left = await customers.db.query(sql`select 1 from staff where active and 'ADMIN' = any(roles)`);
  expect(left).toHaveLength(1);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { newAddress, type Session, sessionsOf } from '../testing/sessions.ts';

const CREATE = `mutation ($i: CreateStaffMemberInput!) { createStaffMember(input: $i) {
  __typename ... on CreateStaffMemberPayload { initialPassword staffMember { id } } ... on UserError { message } } }`;
const root = staffActor(['ADMIN']);

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signInStaff } = sessionsOf(() => customers);

it('is for admins alone, with a password made up when none is given', async () => {
  const email = newAddress();
  const input = { email, name: 'Sacha', roles: ['SERVICE'], idempotencyKey: randomUUID() };
  for (const actor of [visitor, customerActor(newId('cus')), staffActor(['EXECUTIVE', 'SERVICE'])]) {
    const { __typename } = await customers.ask<Session>(actor, CREATE, { i: input });
    expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(__typename);
  }
  const made = await customers.ask<{ initialPassword: string }>(root, CREATE, { i: input });
  const signedIn = await signInStaff(email, made.initialPassword);
  expect(signedIn.__typename).toBe('SignInStaffPayload');
  const again = { ...made, initialPassword: null };
  expect(await customers.ask(root, CREATE, { i: input })).toEqual(again);
  const other = { ...input, idempotencyKey: randomUUID() };
  expect((await customers.ask<Session>(root, CREATE, { i: other })).__typename).toBe('ConflictError');
  for (const wrong of [{ roles: [] }, { locationIds: ['shop'] }, { name: ' ' }, { email: 'x' }]) {
    expect((await customers.ask<Session>(root, CREATE, { i: { ...other, ...wrong } })).__typename).toBe(
      'ValidationError',
    );
  }
  const list = (args: string) =>
    customers.ask<{ nodes: Array<{ email: string }>; totalCount: number }>(
      root,
      `{ staffMembers(${args}) { totalCount nodes { id name email permissions } } }`,
    );
  const { nodes, totalCount } = await list('last: 100, filter: { isActive: true, roles: [SERVICE] }');
  expect(nodes).toHaveLength(totalCount);
  expect(nodes).toContainEqual(
    expect.objectContaining({ email, permissions: expect.arrayContaining(['CUSTOMERS_READ', 'LOYALTY_WRITE']) }),
  );
  expect(await list('first: 1, filter: { isActive: false }')).toEqual({ nodes: [], totalCount: 0 });
});

it('lists who may act in a store: those bound to it, and those bound to none', async () => {
  const [here, elsewhere] = [newId('loc'), newId('loc')];
  const add = async (name: string, roles: string[], locationIds: string[]) => {
    const input = { email: newAddress(), name, roles, locationIds, idempotencyKey: randomUUID() };
    await customers.ask(root, CREATE, { i: input });
  };
  await add('Bound here', ['ASSOCIATE'], [here, elsewhere]);
  await add('Bound elsewhere', ['ASSOCIATE'], [elsewhere]);
  await add('Bound nowhere', ['SERVICE'], []);
  const { nodes } = await customers.ask<{ nodes: Array<{ name: string }> }>(
    root,
    'query ($f: StaffMemberFilter) { staffMembers(first: 100, filter: $f) { nodes { name } } }',
    { f: { locationIds: [here] } },
  );
  const names = nodes.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Bound here', 'Bound nowhere']));
  expect(names).not.toContain('Bound elsewhere');
});

it('binds nobody to a store that there is not, when made and when changed', async () => {
  const [store, nowhere] = [newId('loc'), newId('loc')];
  customers.unknownLocations.add(nowhere);
  const given = { name: 'Robin', roles: ['ASSOCIATE'] };
  const create = (email: string, locationIds: string[]) =>
    customers.ask<Session>(root, CREATE, { i: { ...given, email, locationIds, idempotencyKey: randomUUID() } });
  const email = newAddress();
  expect((await create(email, [store, nowhere])).__typename).toBe('NotFoundError');
  // Nothing was kept of it: the address is free.
  const { staffMember } = await create(email, [store]);
  const update = `mutation ($i: UpdateStaffMemberInput!) { updateStaffMember(input: $i) {
    __typename ... on NotFoundError { path } } }`;
  const changed = { staffMemberId: staffMember.id, locationIds: [nowhere] };
  expect(await customers.ask(root, update, { i: changed })).toEqual({
    __typename: 'NotFoundError',
    path: ['input', 'locationIds'],
  });
});

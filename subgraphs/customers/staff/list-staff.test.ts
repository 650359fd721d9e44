import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staffActor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';

const root = staffActor(['ADMIN']);
const CREATE = `mutation ($i: CreateStaffMemberInput!) { createStaffMember(input: $i) {
  ... on CreateStaffMemberPayload { staffMember { id } } ... on UserError { message } } }`;
const UPDATE = `mutation ($i: UpdateStaffMemberInput!) { updateStaffMember(input: $i) { __typename } }`;
const LIST = `query ($first: Int!, $after: String, $sort: StaffMemberSort) {
  staffMembers(first: $first, after: $after, sort: $sort) { pageInfo { endCursor hasNextPage }
    nodes { id name email isActive } } }`;
interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
}
interface Listed {
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly nodes: readonly Member[];
}

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
  // Two of one name, and nobody whose place is the same by name and by address.
  for (const [name, email, left] of [
    ['Zoé', 'b@example.com', false],
    ['Anna', 'd@example.com', true],
    ['Anna', 'a@example.com', false],
    ['Mia', 'c@example.com', true],
    ['Lou', 'e@example.com', false],
  ] as const) {
    const input = { email, name, roles: ['ADMIN'], idempotencyKey: randomUUID() };
    const { staffMember } = await customers.ask<{ staffMember: Member }>(root, CREATE, { i: input });
    if (left) await customers.ask(root, UPDATE, { i: { staffMemberId: staffMember.id, isActive: false } });
  }
});
afterAll(() => customers.close());

/** Every page of two, one after the other. */
async function walk(sort?: object): Promise<Member[]> {
  const walked: Member[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const page: Listed = await customers.ask(root, LIST, { first: 2, after, sort });
    walked.push(...page.nodes);
    ({ endCursor: after, hasNextPage: more } = page.pageInfo);
  }
  return walked;
}

const KEYS = [
  ['NAME', (member: Member) => [member.name, member.id]],
  ['EMAIL', (member: Member) => [member.email, member.id]],
  ['STATUS', (member: Member) => [member.isActive ? '0' : '1', member.name, member.id]],
] as const;

it.each(KEYS)('has the staff by %s from either end, page after page, and each of them once', async (key, keyOf) => {
  const rising = await walk({ key });
  const keys = rising.map((member) => keyOf(member).join('\u0000'));
  expect(keys).toEqual([...keys].sort());
  expect(new Set(keys).size).toBe(5);
  expect(await walk({ key, direction: 'DESC' })).toEqual([...rising].reverse());
});

it('begins by name, and refuses the cursor of another order', async () => {
  expect(await walk()).toEqual(await walk({ key: 'NAME' }));
  const { pageInfo } = await customers.ask<Listed>(root, LIST, { first: 2 });
  await expect(
    customers.ask(root, LIST, { first: 2, after: pageInfo.endCursor, sort: { key: 'STATUS' } }),
  ).rejects.toThrow(/cursor/);
});

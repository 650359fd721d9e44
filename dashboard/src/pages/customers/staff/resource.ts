import { HttpError } from 'react-admin';
import type { GraphQLClient } from '../../../api/client.ts';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  createStaffMemberDocument,
  requestStaffPasswordResetDocument,
  type StaffMemberResult,
  type StaffMemberSort,
  type StaffMemberSortKey,
  type StaffMembersResult,
  staffMemberDocument,
  staffMembersDocument,
  updateStaffMemberDocument,
} from '../../../api/generated/customers/staff.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import { type EditedStaffMember, type NewStaffMember, toCreateInput, toFilter, toUpdateInput } from './staff-input.ts';

/** How the list is sorted. */
export const STAFF_ORDER = { field: 'name', order: 'ASC' } as const;

export type StaffRow = StaffMembersResult['staffMembers']['nodes'][number];
type ReadMember = Extract<NonNullable<StaffMemberResult['node']>, { readonly __typename: 'StaffMember' }>;

/** Somebody of the staff, and where they may act as the form has it. */
export type StaffRecord = ReadMember & {
  readonly locationIds: readonly string[];
  /** Made up for somebody who was just added; never read again. */
  readonly initialPassword?: string | null;
};

const SORT_KEYS: Readonly<Record<string, StaffMemberSortKey>> = { name: 'NAME', email: 'EMAIL', isActive: 'STATUS' };

function toSort({ field, order }: { field: string; order: string } = STAFF_ORDER): StaffMemberSort {
  return { key: SORT_KEYS[field] ?? 'NAME', direction: order === 'DESC' ? 'DESC' : 'ASC' };
}

export const staffHandlers: CreateHandlers = (client, cursors) => {
  async function read(id: string): Promise<StaffRecord> {
    const { node } = await client.request(staffMemberDocument, { id });
    if (node?.__typename !== 'StaffMember')
      throw new HttpError('Member of staff not found', 404, { code: 'NOT_FOUND' });
    return { ...node, locationIds: (node.locations ?? []).map((location) => location.id) };
  }
  return {
    getList: (params) =>
      listByPage(cursors, 'staff', params, async (first, after) => {
        const variables = { first, after, filter: toFilter(params.filter), sort: toSort(params.sort) };
        const { staffMembers } = await client.request(staffMembersDocument, variables, { signal: params.signal });
        return { ...staffMembers, meta: undefined };
      }),
    getOne: ({ id }) => read(String(id)),
    async create({ data }) {
      const input = toCreateInput(data as NewStaffMember);
      const { createStaffMember } = await client.request(createStaffMemberDocument, { input });
      const { staffMember, initialPassword } = expectMember(createStaffMember, 'CreateStaffMemberPayload');
      return { ...(await read(staffMember.id)), initialPassword };
    },
    async update({ data }) {
      const form = data as EditedStaffMember;
      await changeStaffMember(client, form);
      return read(form.id);
    },
  };
};

export async function changeStaffMember(client: GraphQLClient, form: EditedStaffMember): Promise<void> {
  const { updateStaffMember } = await client.request(updateStaffMemberDocument, { input: toUpdateInput(form) });
  expectMember(updateStaffMember, 'UpdateStaffMemberPayload');
}

/** Mails a link by which they choose a password; it works once. */
export async function sendPasswordLink(client: GraphQLClient, email: string): Promise<void> {
  const answer = await client.request(requestStaffPasswordResetDocument, { input: { email } });
  expectMember(answer.requestStaffPasswordReset, 'RequestStaffPasswordResetPayload');
}

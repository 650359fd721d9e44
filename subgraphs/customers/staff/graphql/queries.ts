import { parsePage } from '#kernel/values/pagination.ts';
import { builder, pageArgs } from '../../builder.ts';
import { findSignedInStaff } from '../find-signed-in-staff.ts';
import { listStaff } from '../list-staff.ts';
import { StaffMemberFilterInput } from './inputs.ts';
import { StaffMemberConnectionType, StaffMemberType } from './types.ts';

builder.queryFields((t) => ({
  currentStaffMember: t.field({
    type: StaffMemberType,
    nullable: true,
    description: 'The member of staff who is signed in; null for everybody else.',
    access: 'public',
    resolve: (_root, _args, { deps, request }) => findSignedInStaff(deps, request),
  }),
  staffMembers: t.field({
    type: StaffMemberConnectionType,
    description: 'The staff by name, those who left included.',
    access: 'staff',
    args: { filter: t.arg({ type: StaffMemberFilterInput, description: 'Who is listed.' }), ...pageArgs(t) },
    resolve: (_root, { filter, ...args }, { deps }) => listStaff(deps, filter, parsePage(args, 2)),
  }),
}));

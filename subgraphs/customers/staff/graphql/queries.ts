import { builder, pageArgs } from '../../builder.ts';
import { findSignedInStaff } from '../find-signed-in-staff.ts';
import { listStaff } from '../list-staff.ts';
import { StaffMemberFilterInput, StaffMemberSortInput } from './inputs.ts';
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
    description: 'The staff, those who left included; by name unless sorted otherwise.',
    access: 'staff',
    args: {
      filter: t.arg({ type: StaffMemberFilterInput, description: 'Who is listed.' }),
      sort: t.arg({ type: StaffMemberSortInput, description: 'Their order.' }),
      ...pageArgs(t),
    },
    resolve: (_root, args, { deps }) => listStaff(deps, args),
  }),
}));

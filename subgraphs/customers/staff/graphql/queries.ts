import { builder } from '../../builder.ts';
import { findSignedInStaff } from '../find-signed-in-staff.ts';
import { listStaff } from '../list-staff.ts';
import { StaffMemberType } from './types.ts';

builder.queryFields((t) => ({
  currentStaffMember: t.field({
    type: StaffMemberType,
    nullable: true,
    description: 'The member of staff who is signed in; null for everybody else.',
    access: 'public',
    resolve: (_root, _args, { deps, request }) => findSignedInStaff(deps, request),
  }),
  staffMembers: t.field({
    type: [StaffMemberType],
    description: 'All staff, those who left included, by name; at most 2,000.',
    access: 'staff',
    resolve: (_root, _args, { deps }) => listStaff(deps),
  }),
}));

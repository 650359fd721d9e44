import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { TooManyAttemptsError } from '../../sessions/model/errors.ts';
import { claimFirstAdmin } from '../claim-first-admin.ts';
import { createStaff } from '../create-staff.ts';
import { signInStaff } from '../sign-in-staff.ts';
import { updateStaff } from '../update-staff.ts';
import { ClaimFirstAdminInput, CreateStaffInput, StaffSignInInput, UpdateStaffInput } from './inputs.ts';
import { CreateStaffPayloadType, StaffAuthPayloadType, StaffType } from './types.ts';

builder.mutationFields((t) => ({
  createStaff: t.field({
    type: CreateStaffPayloadType,
    description: 'Needs staff:write.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: CreateStaffInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createStaff(deps, request, input),
  }),
  updateStaff: t.field({
    type: StaffType,
    description: 'Needs staff:write; refuses to take the last admin away. A change of rights ends sessions.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UpdateStaffInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateStaff(deps, request, input),
  }),
  staffSignIn: t.field({
    type: StaffAuthPayloadType,
    description: 'Opens a session of a member of staff, under the same terms.',
    errors: { types: [TooManyAttemptsError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: StaffSignInInput, required: true }) },
    resolve: (_root, { input }, { deps }) => signInStaff(deps, input),
  }),
  claimFirstAdmin: t.field({
    type: StaffAuthPayloadType,
    description: 'Makes the first admin of a new instance, with the code that its start printed.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: ClaimFirstAdminInput, required: true }) },
    resolve: (_root, { input }, { deps }) => claimFirstAdmin(deps, input),
  }),
}));

import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { sessionField } from '../../sessions/graphql/types.ts';
import { InvalidCredentialsError, TooManyAttemptsError } from '../../sessions/model/errors.ts';
import { claimFirstAdmin } from '../claim-first-admin.ts';
import { createStaffMember } from '../create-staff-member.ts';
import { requireStaffMember } from '../require-staff-member.ts';
import { signInStaff } from '../sign-in-staff.ts';
import { updateStaffMember } from '../update-staff-member.ts';
import { ClaimFirstAdminInput, CreateStaffMemberInput, SignInStaffInput, UpdateStaffMemberInput } from './inputs.ts';
import { StaffMemberType } from './types.ts';

mutation('createStaffMember', {
  description: 'Adds a member of staff.',
  access: 'staff:write',
  input: CreateStaffMemberInput,
  errors: [ConflictError, NotFoundError],
  resolve: (input, { deps, request }) => createStaffMember(deps, request, input),
  payload: (t) => ({
    staffMember: t.field({
      type: StaffMemberType,
      description: 'The new one.',
      resolve: ({ staffMemberId }, _args, { deps }) => requireStaffMember(deps, staffMemberId),
    }),
    initialPassword: t.exposeString('initialPassword', {
      nullable: true,
      description:
        'Made up when none was given, and shown this once; null otherwise, and when the request is repeated.',
    }),
  }),
});

mutation('updateStaffMember', {
  description: 'Changes a member of staff; refuses to take the last admin away. A change of rights ends sessions.',
  access: 'staff:write',
  input: UpdateStaffMemberInput,
  errors: [NotFoundError, ConflictError],
  resolve: (input, { deps, request }) => updateStaffMember(deps, request, input),
  payload: (t) => ({
    staffMember: t.field({
      type: StaffMemberType,
      description: 'As they are now.',
      resolve: ({ staffMemberId }, _args, { deps }) => requireStaffMember(deps, staffMemberId),
    }),
  }),
});

mutation('signInStaff', {
  description:
    'Opens a session of a member of staff. After ten wrong passwords from one address one waits there for a quarter of an hour.',
  access: 'public',
  input: SignInStaffInput,
  errors: [InvalidCredentialsError, TooManyAttemptsError],
  resolve: (input, { deps, request }) => signInStaff(deps, request, input),
  payload: (t) => ({
    session: sessionField(t),
    staffMember: t.field({
      type: StaffMemberType,
      description: 'Whose session it is.',
      resolve: ({ subjectId }, _args, { deps }) => requireStaffMember(deps, subjectId),
    }),
  }),
});

mutation('claimFirstAdmin', {
  description: 'Makes the first admin of a new instance, with the code that its start printed.',
  access: 'public',
  input: ClaimFirstAdminInput,
  errors: [ConflictError],
  resolve: (input, { deps }) => claimFirstAdmin(deps, input),
  payload: (t) => ({
    session: sessionField(t),
    staffMember: t.field({
      type: StaffMemberType,
      description: 'The first admin.',
      resolve: ({ subjectId }, _args, { deps }) => requireStaffMember(deps, subjectId),
    }),
  }),
});

import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { createStaff } from '../create-staff.ts';
import type { StaffRow } from '../store/staff-members.ts';
import { updateStaff } from '../update-staff.ts';
import { StaffRef, StaffRoleEnum } from './types.ts';

const CreateStaffPayload = builder
  .objectRef<{ staff: StaffRow; initialPassword: string | undefined }>('CreateStaffPayload')
  .implement({
    description: 'The new member of staff.',
    fields: (t) => ({
      staff: t.expose('staff', { type: StaffRef }),
      initialPassword: t.exposeString('initialPassword', {
        nullable: true,
        description: 'Made up when none was given; shown this once.',
      }),
    }),
  });

const CreateStaffInput = builder.inputType('CreateStaffInput', {
  description: 'Somebody new of the house.',
  fields: (t) => ({
    email: t.string({ required: true }),
    name: t.string({ required: true }),
    roles: t.field({ type: [StaffRoleEnum], required: true }),
    locationIds: t.idList({ description: 'Stores they are bound to; none means everywhere.' }),
    password: t.string({ description: 'Made up when left out.' }),
  }),
});
const UpdateStaffInput = builder.inputType('UpdateStaffInput', {
  description: 'A field that is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true }),
    name: t.string(),
    roles: t.field({ type: [StaffRoleEnum] }),
    locationIds: t.idList(),
    active: t.boolean(),
    password: t.string(),
  }),
});

builder.mutationFields((t) => ({
  createStaff: t.field({
    type: CreateStaffPayload,
    description: 'Needs staff:write.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: CreateStaffInput, required: true }) },
    resolve: (_, { input }, { deps, request }) => createStaff(deps, request, input),
  }),
  updateStaff: t.field({
    type: StaffRef,
    description: 'Needs staff:write; refuses to leave the house without an admin. A change of rights ends sessions.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UpdateStaffInput, required: true }) },
    resolve: (_, { input }, { deps, request }) => updateStaff(deps, request, input),
  }),
}));

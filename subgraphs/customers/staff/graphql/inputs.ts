import { builder } from '../../builder.ts';
import { StaffRoleType } from './types.ts';

export const CreateStaffInput = builder.inputType('CreateStaffInput', {
  description: 'A new member of staff.',
  fields: (t) => ({
    email: t.string({ required: true }),
    name: t.string({ required: true }),
    roles: t.field({ type: [StaffRoleType], required: true }),
    locationIds: t.idList({ description: 'Stores they are bound to; none means everywhere.' }),
    password: t.string({ description: 'Made up when left out.' }),
  }),
});

export const UpdateStaffInput = builder.inputType('UpdateStaffInput', {
  description: 'A field that is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true }),
    name: t.string(),
    roles: t.field({ type: [StaffRoleType] }),
    locationIds: t.idList(),
    active: t.boolean(),
    password: t.string(),
  }),
});

export const StaffSignInInput = builder.inputType('StaffSignInInput', {
  description: 'A member of staff and their password.',
  fields: (t) => ({ email: t.string({ required: true }), password: t.string({ required: true }) }),
});

export const ClaimFirstAdminInput = builder.inputType('ClaimFirstAdminInput', {
  description: 'The first admin, and the code that allows it.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Printed by the first start.' }),
    email: t.string({ required: true }),
    password: t.string({ required: true }),
    name: t.string({ required: true }),
  }),
});

import { builder, idempotencyKey, optionalIdempotencyKey, SortDirectionType } from '../../builder.ts';
import type { StaffSort } from '../model/staff-sort.ts';
import { StaffRoleType } from './types.ts';

const NAME = 'At most 100 characters.';
const PASSWORD = '8 to 200 characters, and none of the common ones.';
const LOCATIONS = 'Places they are bound to, at most 250; an empty list means everywhere.';

export const StaffMemberFilterInput = builder.inputType('StaffMemberFilter', {
  description: 'Which staff a list is narrowed to; what is left out narrows nothing.',
  fields: (t) => ({
    isActive: t.boolean({ description: 'Only those who work here, or only those who left.' }),
    roles: t.field({ type: [StaffRoleType], description: 'Who have one of these roles.' }),
    locationIds: t.idList({
      description: 'Who may act in one of these places, those who may act everywhere included; at most 250.',
    }),
  }),
});

export const CreateStaffMemberInput = builder.inputType('CreateStaffMemberInput', {
  description: 'A new member of staff.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'Their address, by which they sign in.' }),
    name: t.string({ required: true, description: NAME }),
    roles: t.field({ type: [StaffRoleType], required: true, description: 'At least one.' }),
    locationIds: t.idList({ description: LOCATIONS }),
    password: t.string({ description: `${PASSWORD} Made up when left out.` }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const UpdateStaffMemberInput = builder.inputType('UpdateStaffMemberInput', {
  description: 'A field that is left out stays.',
  fields: (t) => ({
    staffMemberId: t.id({ required: true, description: 'Who is changed.' }),
    name: t.string({ description: NAME }),
    roles: t.field({ type: [StaffRoleType], description: 'At least one; takes the place of those they have.' }),
    locationIds: t.idList({ description: LOCATIONS }),
    isActive: t.boolean({ description: 'False for one who left: they cannot sign in.' }),
    password: t.string({ description: PASSWORD }),
    expectedVersion: t.int({ description: 'Given, the change is refused when they have another by now.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

export const SignInStaffInput = builder.inputType('SignInStaffInput', {
  description: 'A member of staff and their password.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'Their address, in any case of letters.' }),
    password: t.string({ required: true, description: 'As it was chosen.' }),
  }),
});

export const ClaimFirstAdminInput = builder.inputType('ClaimFirstAdminInput', {
  description: 'The first admin, and the code that allows it.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Printed by the first start.' }),
    email: t.string({ required: true, description: 'Their address, by which they sign in.' }),
    password: t.string({ required: true, description: PASSWORD }),
    name: t.string({ required: true, description: NAME }),
  }),
});

const StaffMemberSortKeyType = builder.enumType('StaffMemberSortKey', {
  description: 'What the staff is sorted by.',
  values: {
    NAME: { description: 'What they are called.' },
    EMAIL: { description: 'The address by which they sign in.' },
    STATUS: { description: 'Those who may sign in before those who left, each by name.' },
  } satisfies Record<StaffSort['key'], object>,
});
export const StaffMemberSortInput = builder.inputType('StaffMemberSort', {
  description: 'The order of a list of the staff.',
  fields: (t) => ({
    key: t.field({ type: StaffMemberSortKeyType, required: true, description: 'What they are sorted by.' }),
    direction: t.field({
      type: SortDirectionType,
      required: true,
      defaultValue: 'ASC',
      description: 'Which end comes first.',
    }),
  }),
});

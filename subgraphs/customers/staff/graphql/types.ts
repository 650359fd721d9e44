import { ROLES } from '../../../shared/permissions.ts';
import { builder } from '../../builder.ts';
import { LocationType } from '../../references.ts';
import { sessionPayloadType } from '../../sessions/graphql/types.ts';
import type { StaffMember } from '../model/staff-member.ts';
import { requireStaffMember } from '../require-staff-member.ts';
import { staffById } from './loaders.ts';

export const StaffRoleType = builder.enumType('StaffRole', {
  description: 'The work of a member of staff; grants permissions.',
  values: ROLES,
});

export const StaffType = builder.objectRef<StaffMember>('Staff').implement({
  description: 'A member of staff. Seen by staff and other domains alone.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email'),
    name: t.exposeString('name'),
    roles: t.field({ type: [StaffRoleType], resolve: ({ roles }) => [...roles] }),
    stores: t.field({
      type: [LocationType],
      nullable: true,
      description: 'Where they may act; empty means everywhere, null that the places cannot be read at the moment.',
      resolve: ({ locationIds }) => locationIds.map((id) => ({ id })),
    }),
    active: t.exposeBoolean('active', { description: 'False for one who left: they cannot sign in.' }),
  }),
});
builder.asEntity(StaffType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => {
    const { kind } = context.request.actor;
    return kind === 'staff' || kind === 'service' ? staffById(context).load(id) : null;
  },
});

export const CreateStaffPayloadType = builder
  .objectRef<{ readonly staff: StaffMember; readonly initialPassword: string | undefined }>('CreateStaffPayload')
  .implement({
    description: 'The new member of staff.',
    fields: (t) => ({
      staff: t.expose('staff', { type: StaffType }),
      initialPassword: t.exposeString('initialPassword', {
        nullable: true,
        description: 'Made up when none was given; shown this once.',
      }),
    }),
  });

export const StaffAuthPayloadType = sessionPayloadType('StaffAuthPayload', 'A session of a member of staff.');
builder.objectField(StaffAuthPayloadType, 'staff', (t) =>
  t.field({
    type: StaffType,
    resolve: ({ subjectId }, _args, { deps }) => requireStaffMember(deps, subjectId),
  }),
);

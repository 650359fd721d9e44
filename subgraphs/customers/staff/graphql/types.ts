import { ROLES } from '../../../shared/permissions.ts';
import { builder, NodeInterface } from '../../builder.ts';
import { LocationType } from '../../references.ts';
import type { StaffMember } from '../model/staff-member.ts';
import { staffById } from './loaders.ts';

export const StaffRoleType = builder.enumType('StaffRole', {
  description: 'The work of a member of staff; grants permissions.',
  values: ROLES,
});

export const StaffMemberType = builder.objectRef<StaffMember>('StaffMember').implement({
  description: 'A member of staff. Seen by staff and other domains alone.',
  access: 'staff',
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque, unique among all entities, never used again.' }),
    email: t.exposeString('email', { description: 'The address by which they sign in.' }),
    name: t.exposeString('name', { description: 'As colleagues see it.' }),
    roles: t.field({
      type: [StaffRoleType],
      description: 'Their work, at least one.',
      resolve: ({ roles }) => [...roles],
    }),
    locations: t.field({
      type: [LocationType],
      nullable: true,
      description: 'Where they may act; empty with `hasAllLocations`, null when the places cannot be read.',
      resolve: ({ locationIds }) => locationIds.map((id) => ({ id })),
    }),
    hasAllLocations: t.boolean({
      description: 'True when they may act everywhere.',
      resolve: ({ locationIds }) => locationIds.length === 0,
    }),
    isActive: t.exposeBoolean('active', { description: 'False for one who left: they cannot sign in.' }),
  }),
});
builder.asEntity(StaffMemberType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => {
    const { kind } = context.request.actor;
    return kind === 'staff' || kind === 'service' ? staffById(context).load(id) : null;
  },
});

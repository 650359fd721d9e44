import { PERMISSIONS, permissionsOf, type Role } from '../../../shared/permissions.ts';
import { builder, connectionType, NodeInterface } from '../../builder.ts';
import { LocationType } from '../../references.ts';
import type { StaffMember } from '../model/staff-member.ts';
import { staffById } from './loaders.ts';

export const StaffRoleType = builder.enumType('StaffRole', {
  description: 'The work of a member of staff; grants permissions. More values may be added: keep a default branch.',
  values: {
    ADMIN: { description: 'Sees and does everything, and administers the staff.' },
    ASSOCIATE: { description: 'Serves customers in a store: stock, orders, POS.' },
    EXECUTIVE: { description: 'Reads everything that tells how the business does, and changes nothing.' },
    MERCHANDISER: { description: 'Keeps the catalog, prices and stock; sees no customer.' },
    STORE_MANAGER: {
      description: 'Leads stores: what associates do, and the figures of these stores alone; always bound to stores.',
    },
    SERVICE: { description: 'Helps customers: orders, returns, points, gift cards.' },
  } satisfies Record<Role, object>,
});

const PermissionType = builder.enumType('Permission', {
  description: 'What a caller must have for fields that say so. More values may be added: keep a default branch.',
  values: Object.fromEntries(
    Object.entries(PERMISSIONS).map(([permission, description]) => [
      permission.toUpperCase().replace(':', '_'),
      { value: permission, description },
    ]),
  ),
});

export const StaffMemberType = builder.objectRef<StaffMember>('StaffMember').implement({
  description: 'A member of staff. Seen by staff and other domains alone.',
  access: 'staff',
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque, unique among all entities, never used again.' }),
    version: t.exposeInt('version', { description: 'Another after every change; for `expectedVersion`.' }),
    email: t.exposeString('email', { description: 'The address by which they sign in.' }),
    name: t.exposeString('name', { description: 'As colleagues see it.' }),
    roles: t.field({
      type: [StaffRoleType],
      description: 'Their work, at least one.',
      resolve: ({ roles }) => [...roles],
    }),
    permissions: t.field({
      type: [PermissionType],
      description: 'What their roles let them do, in the places that are theirs.',
      resolve: ({ roles }) => permissionsOf(roles),
    }),
    locations: t.field({
      type: [LocationType],
      nullable: true,
      description:
        'Where they may act, at most 250; empty with `hasAllLocations`, null when the places cannot be read.',
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

export const StaffMemberConnectionType = connectionType('StaffMember', StaffMemberType);

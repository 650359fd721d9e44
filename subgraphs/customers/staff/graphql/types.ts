import { ROLES } from '../../../shared/permissions.ts';
import { builder } from '../../builder.ts';
import { loadersOf } from '../../identity/graphql/loaders.ts';
import { Location } from '../../references.ts';
import type { StaffRow } from '../store/staff-members.ts';

export const StaffRoleEnum = builder.enumType('StaffRole', {
  description: 'What somebody of the house does; grants permissions.',
  values: ROLES,
});

export const StaffRef = builder.objectRef<StaffRow>('Staff');
StaffRef.implement({
  description: 'Somebody of the house. Seen by staff and other domains alone.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email'),
    name: t.exposeString('name'),
    roles: t.field({ type: [StaffRoleEnum], resolve: ({ roles }) => [...roles] }),
    stores: t.field({
      type: [Location],
      nullable: true,
      description: 'Where they may act; empty means everywhere, null that the places cannot be read just now.',
      resolve: ({ locationIds }) => locationIds.map((id) => ({ id })),
    }),
    active: t.exposeBoolean('active', { description: 'False for somebody who left: they cannot sign in.' }),
  }),
});
builder.asEntity(StaffRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => {
    const { kind } = context.request.actor;
    return kind === 'staff' || kind === 'service' ? loadersOf(context).staff.load(id) : null;
  },
});

import { builder } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import type { Customer } from '../../identity/model/customer.ts';
import { requireCustomer } from '../../identity/require-customer.ts';
import { sessionPayloadType } from '../../sessions/graphql/types.ts';
import { StaffType } from '../../staff/graphql/types.ts';
import type { StaffMember } from '../../staff/model/staff-member.ts';
import { requireStaffMember } from '../../staff/require-staff-member.ts';

export const ViewerType = builder.unionType('Viewer', {
  description: 'The customer or member of staff who is signed in.',
  types: [CustomerType, StaffType],
  resolveType: (value: Customer | StaffMember) => ('memberIds' in value ? CustomerType : StaffType),
});

export const AuthPayloadType = sessionPayloadType('AuthPayload', 'A customer’s session.');
builder.objectField(AuthPayloadType, 'customer', (t) =>
  t.field({
    type: CustomerType,
    resolve: ({ subjectId }, _args, { deps }) => requireCustomer(deps, subjectId),
  }),
);

export const SessionPayloadType = sessionPayloadType('SessionPayload', 'A renewed session.');
builder.objectField(SessionPayloadType, 'viewer', (t) =>
  t.field({
    type: ViewerType,
    nullable: true,
    description: 'Null for a guest.',
    resolve: ({ kind, subjectId }, _args, { deps }) => {
      if (kind === 'guest') return null;
      return kind === 'staff' ? requireStaffMember(deps, subjectId) : requireCustomer(deps, subjectId);
    },
  }),
);

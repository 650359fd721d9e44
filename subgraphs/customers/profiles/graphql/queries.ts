import { builder } from '../../builder.ts';
import { loadersOf } from '../../identity/graphql/loaders.ts';
import type { CustomerRow } from '../../identity/store/customers.ts';
import { StaffRef } from '../../staff/graphql/types.ts';
import { allStaff, whoAmI } from '../../staff/list-staff.ts';
import type { StaffRow } from '../../staff/store/staff-members.ts';
import { findByIdentifier, listCustomers } from '../list-customers.ts';
import { CustomerConnection, CustomerRef, IdentifierKindEnum } from './customer.ts';

const CustomerSortEnum = builder.enumType('CustomerSort', {
  description: 'Order of a list of customers.',
  values: ['NEWEST', 'NAME'] as const,
});

export const Viewer = builder.unionType('Viewer', {
  description: 'Who is signed in.',
  types: [CustomerRef, StaffRef],
  resolveType: (value: CustomerRow | StaffRow) => ('memberIds' in value ? CustomerRef : StaffRef),
});

builder.queryFields((t) => ({
  me: t.field({
    type: Viewer,
    nullable: true,
    description: 'Null for a visitor.',
    resolve: (_, _args, context) => {
      const { actor } = context.request;
      if (actor.kind === 'customer') return loadersOf(context).customers.load(actor.customerId);
      return whoAmI(context.deps, context.request);
    },
  }),
  customer: t.field({
    type: CustomerRef,
    nullable: true,
    description: 'By any id they ever had; null when there is none that you may see.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => loadersOf(context).customers.load(id),
  }),
  customers: t.field({
    type: CustomerConnection,
    description: 'Customers whose names or address begin with the words of the query, or who have it as an identifier.',
    authScopes: { permission: 'customers:read' },
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      query: t.arg.string(),
      sort: t.arg({ type: CustomerSortEnum, defaultValue: 'NEWEST' }),
    },
    resolve: (_, args, { deps, request }) => listCustomers(deps, request, args),
  }),
  customerByIdentifier: t.field({
    type: CustomerRef,
    nullable: true,
    description: 'Null also for a token that many people share.',
    authScopes: { permission: 'customers:read' },
    args: { kind: t.arg({ type: IdentifierKindEnum, required: true }), value: t.arg.string({ required: true }) },
    resolve: async (_, args, context) => {
      const id = await findByIdentifier(context.deps, context.request, args);
      return id === undefined ? null : loadersOf(context).customers.load(id);
    },
  }),
  staff: t.field({
    type: [StaffRef],
    description: 'Everybody of the house, those who left included, by name. For staff.',
    authScopes: { staff: true },
    resolve: (_, _args, { deps }) => allStaff(deps),
  }),
}));

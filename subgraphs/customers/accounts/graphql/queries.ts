import { builder } from '../../builder.ts';
import { customersById } from '../../identity/graphql/loaders.ts';
import { findSignedInStaff } from '../../staff/find-signed-in-staff.ts';
import { ViewerType } from './types.ts';

builder.queryField('me', (t) =>
  t.field({
    type: ViewerType,
    nullable: true,
    description: 'Null for a visitor.',
    resolve: (_root, _args, context) => {
      const { actor } = context.request;
      if (actor.kind === 'customer') return customersById(context).load(actor.customerId);
      return findSignedInStaff(context.deps, context.request);
    },
  }),
);

import { builder } from '../../builder.ts';
import { customersById } from '../../identity/graphql/loaders.ts';
import { CustomerType } from '../../identity/graphql/types.ts';

builder.queryField('me', (t) =>
  t.field({
    type: CustomerType,
    nullable: true,
    description: 'The customer who is signed in; null for guests, staff and visitors.',
    access: 'public',
    resolve: (_root, _args, context) => {
      const { actor } = context.request;
      return actor.kind === 'customer' ? customersById(context).load(actor.customerId) : null;
    },
  }),
);

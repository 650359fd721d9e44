import { builder } from '../../builder.ts';
import { findBuyersByEmail } from '../find-buyers-by-email.ts';

builder.queryField('ordersBuyersByEmail', (t) =>
  t.idList({
    inaccessible: true,
    description: 'Customers each of whose orders names that address; at most 100.',
    access: 'service',
    args: { email: t.arg.string({ required: true }) },
    resolve: (_root, { email }, { deps }) => findBuyersByEmail(deps, email),
  }),
);

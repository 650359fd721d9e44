import { builder } from '../../builder.ts';
import { findBuyersByEmail } from '../find-buyers-by-email.ts';
import { findSoldVariants } from '../find-sold-variants.ts';

builder.queryField('ordersBuyersByEmail', (t) =>
  t.idList({
    inaccessible: true,
    description: 'Customers each of whose orders names that address; at most 100.',
    access: 'service',
    args: { email: t.arg.string({ required: true }) },
    resolve: (_root, { email }, { deps }) => findBuyersByEmail(deps, email),
  }),
);

builder.queryField('ordersSoldVariants', (t) =>
  t.idList({
    inaccessible: true,
    description: 'Those of the variants that stand in an order.',
    access: 'service',
    args: { variantIds: t.arg.idList({ required: true }) },
    resolve: (_root, { variantIds }, { deps }) => findSoldVariants(deps, variantIds),
  }),
);

import { builder } from '../../builder.ts';
import { importIdentities } from '../import-identities.ts';

builder.mutationField('customersResolveIdentities', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Finds or makes the customers of [{ref, holderId, identifiers: [{kind, value}], source, profile, seenAt}]: [{ref, customerId}]; the customer of a set with a holder is the holder, and a set that identifies no one is left out.',
    access: 'service',
    args: { sets: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { sets }, { deps }) => importIdentities(deps, sets),
  }),
);

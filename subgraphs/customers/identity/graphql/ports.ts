import { builder } from '../../builder.ts';
import { importInteractions } from '../../interactions/import-interactions.ts';
import { type CustomerFacts, customerFacts } from '../../profiles/read-customer-facts.ts';
import { revokedSessions } from '../../sessions/open-session.ts';
import { prepareFirstAdmin } from '../../staff/claim-first-admin.ts';
import { ensureStaff } from '../../staff/ensure-staff.ts';
import { importIdentities } from '../import-identities.ts';

const CustomerFactsRef = builder.objectRef<CustomerFacts>('CustomerFacts').implement({
  description: 'What other domains need to know of a customer.',
  inaccessible: true,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'As asked.' }),
    survivorId: t.exposeID('survivorId'),
    email: t.exposeString('email', { nullable: true }),
    locale: t.exposeString('locale', { nullable: true }),
  }),
});

builder.queryFields((t) => ({
  customersFacts: t.field({
    type: [CustomerFactsRef],
    inaccessible: true,
    description: 'By any of their ids; unknown ones are left out.',
    authScopes: { service: true },
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_, { ids }, { deps }) => customerFacts(deps, ids),
  }),
  customersSigningKeys: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'The public keys of session tokens, as a JSON Web Key Set.',
    authScopes: { service: true },
    resolve: (_, _args, { deps }) => deps.signer.publicKeys,
  }),
  customersRevokedSessions: t.idList({
    inaccessible: true,
    description: 'Sessions ended since then, whose tokens are to be refused until they expire.',
    authScopes: { service: true },
    args: { since: t.arg({ type: 'DateTime', required: true }) },
    resolve: (_, { since }, { deps }) => revokedSessions(deps, new Date(since)),
  }),
}));

builder.mutationFields((t) => ({
  customersResolveIdentities: t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Finds or makes the customers of [{ref, identifiers: [{kind, value}], source, profile, seenAt}]: [{ref, customerId}]; a set that tells nobody is left out.',
    authScopes: { service: true },
    args: { sets: t.arg({ type: 'JSON', required: true }) },
    resolve: (_, { sets }, { deps }) => importIdentities(deps, sets),
  }),
  customersEnsureStaff: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Sign-ins of the demo house, [{email, name, password, roles, locationIds}]: [{email, staffId}].',
    authScopes: { service: true },
    args: { staff: t.arg({ type: 'JSON', required: true }) },
    resolve: (_, { staff }, { deps }) => ensureStaff(deps, staff),
  }),
  customersImportInteractions: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Interactions of history, {source, interactions: [{externalId, ...}]}: {created}.',
    authScopes: { service: true },
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_, { batch }, { deps }) => importInteractions(deps, batch),
  }),
  customersPrepareFirstAdmin: t.string({
    nullable: true,
    inaccessible: true,
    description: 'A new one-time code for the first admin, told once; null when there is an admin.',
    authScopes: { service: true },
    resolve: (_, _args, { deps }) => prepareFirstAdmin(deps),
  }),
}));

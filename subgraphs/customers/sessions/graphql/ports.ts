import { builder } from '../../builder.ts';
import { listRevokedSessions } from '../list-revoked-sessions.ts';

builder.queryFields((t) => ({
  customersSigningKeys: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'The public keys of session tokens, as a JSON Web Key Set.',
    authScopes: { service: true },
    resolve: (_root, _args, { deps }) => deps.signer.publicKeys,
  }),
  customersRevokedSessions: t.idList({
    inaccessible: true,
    description: 'Sessions ended since then, whose tokens are to be refused until they expire.',
    authScopes: { service: true },
    args: { since: t.arg({ type: 'DateTime', required: true }) },
    resolve: (_root, { since }, { deps }) => listRevokedSessions(deps, new Date(since)),
  }),
}));

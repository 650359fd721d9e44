import { builder } from '../../builder.ts';
import { SessionType } from '../../references.ts';
import { createGuestSession } from '../create-guest-session.ts';
import { listRevokedSessions } from '../list-revoked-sessions.ts';
import type { OpenedSession } from '../model/session.ts';

builder.queryFields((t) => ({
  customersSigningKeys: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'The public keys of session tokens, as a JSON Web Key Set.',
    access: 'service',
    resolve: (_root, _args, { deps }) => deps.signer.publicKeys,
  }),
  customersRevokedSessions: t.idList({
    inaccessible: true,
    description: 'Sessions ended since then, whose tokens are to be refused until they expire.',
    access: 'service',
    args: { since: t.arg({ type: 'DateTime', required: true }) },
    resolve: (_root, { since }, { deps }) => listRevokedSessions(deps, new Date(since)),
  }),
}));

const GuestSessionType = builder.objectRef<OpenedSession>('GuestSession').implement({
  description: 'A guest session, and the customer id that it belongs to.',
  inaccessible: true,
  fields: (t) => ({
    customerId: t.exposeID('subjectId'),
    session: t.field({ type: SessionType, resolve: (opened) => opened }),
  }),
});

builder.mutationField('customersCreateGuestSession', (t) =>
  t.field({
    type: GuestSessionType,
    inaccessible: true,
    description: 'A guest session for a request without one; the same request within ten minutes is given the same.',
    access: 'service',
    args: { requestKey: t.arg.string({ required: true }) },
    resolve: (_root, { requestKey }, { deps }) => createGuestSession(deps, requestKey),
  }),
);

import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { builder } from '../../builder.ts';
import { SessionType } from '../../references.ts';
import { createGuestSession } from '../create-guest-session.ts';
import type { OpenedSession } from '../model/session.ts';
import { signOut } from '../sign-out.ts';

const SignOutInput = builder.inputType('SignOutInput', {
  description: 'The session to end, beside the caller’s own.',
  fields: (t) => ({ refreshToken: t.string({ description: 'Ends its session too, when the access token is over.' }) }),
});

const SignOutPayloadType = builder.objectRef<{ readonly signedOut: boolean }>('SignOutPayload').implement({
  description: 'The session is over.',
  fields: (t) => ({ signedOut: t.exposeBoolean('signedOut') }),
});

builder.mutationField('signOut', (t) =>
  t.field({
    type: SignOutPayloadType,
    description: 'Ends a session; again and again is the same.',
    errors: { types: [...COMMON_ERRORS] },
    args: { input: t.arg({ type: SignOutInput, required: true }) },
    resolve: async (_root, { input }, { deps, request }) => ({
      signedOut: await signOut(deps, request, input.refreshToken ?? undefined),
    }),
  }),
);

const CreateGuestSessionPayloadType = builder
  .objectRef<{ readonly session: OpenedSession }>('CreateGuestSessionPayload')
  .implement({
    description: 'The session of a visitor without an account.',
    fields: (t) => ({ session: t.expose('session', { type: SessionType }) }),
  });

builder.mutationField('createGuestSession', (t) =>
  t.field({
    type: CreateGuestSessionPayloadType,
    description:
      'Opens a session for a visitor without an account. It owns what they do; signing in or up with it brings that along.',
    errors: { types: [...COMMON_ERRORS] },
    resolve: async (_root, _args, { deps }) => ({ session: await createGuestSession(deps) }),
  }),
);

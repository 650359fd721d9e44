import { ValidationError } from '#kernel/values/errors.ts';
import { builder, mutation } from '../../builder.ts';
import { SessionType } from '../../references.ts';
import { createGuestSession } from '../create-guest-session.ts';
import type { OpenedSession } from '../model/session.ts';
import { signOut } from '../sign-out.ts';

const SignOutInput = builder.inputType('SignOutInput', {
  description: 'The session to end, beside the caller’s own.',
  fields: (t) => ({ refreshToken: t.string({ description: 'Ends its session too, when the access token is over.' }) }),
});

mutation('signOut', {
  description: 'Ends a session; again and again is the same.',
  access: 'public',
  input: SignOutInput,
  resolve: async ({ refreshToken }, { deps, request }) => ({
    endedSessionId: await signOut(deps, request, refreshToken ?? undefined),
  }),
  payload: (t) => ({
    endedSessionId: t.exposeID('endedSessionId', {
      nullable: true,
      description: 'The session that is over now; null when nobody’s was named.',
    }),
  }),
});

const CreateGuestSessionPayloadType = builder
  .objectRef<{ readonly session: OpenedSession }>('CreateGuestSessionPayload')
  .implement({
    description: 'The session of a visitor without an account.',
    access: 'public',
    fields: (t) => ({ session: t.expose('session', { type: SessionType, description: 'Its tokens.' }) }),
  });

builder.mutationField('createGuestSession', (t) =>
  t.field({
    type: CreateGuestSessionPayloadType,
    description:
      'Opens a session for a visitor without an account. It owns what they do; signing in or up with it brings that along.',
    access: 'public',
    errors: { types: [ValidationError] },
    resolve: async (_root, _args, { deps }) => ({ session: await createGuestSession(deps) }),
  }),
);

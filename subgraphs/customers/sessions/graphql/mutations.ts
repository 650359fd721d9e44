import { builder, mutation } from '../../builder.ts';
import { SessionType } from '../../references.ts';
import { createGuestSession } from '../create-guest-session.ts';
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

const CreateGuestSessionInput = builder.inputType('CreateGuestSessionInput', {
  description: 'What a guest session is opened with.',
  fields: (t) => ({
    idempotencyKey: t.field({
      type: 'UUID',
      description:
        'Given, the same request sent again within ten minutes is answered with the same session and tokens of its own. Everybody who knows it is given the session: create a new one for each visitor, and tell nobody.',
    }),
  }),
});

mutation('createGuestSession', {
  description:
    'Opens a session for a visitor without an account. It owns what they do; signing in or up with it brings that along.',
  access: 'public',
  input: CreateGuestSessionInput,
  resolve: async ({ idempotencyKey }, { deps }) => {
    const request = idempotencyKey ? `guest-session:${idempotencyKey.toLowerCase()}` : undefined;
    return { session: await createGuestSession(deps, request) };
  },
  payload: (t) => ({ session: t.expose('session', { type: SessionType, description: 'Its tokens.' }) }),
});

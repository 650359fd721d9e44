import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { TooManyAttemptsError } from '../../sessions/model/errors.ts';
import { refreshSession } from '../refresh-session.ts';
import { signIn } from '../sign-in.ts';
import { signUp } from '../sign-up.ts';
import { RefreshSessionInput, SignInInput, SignUpInput } from './inputs.ts';
import { AuthPayloadType, SessionPayloadType } from './types.ts';

builder.mutationFields((t) => ({
  signUp: t.field({
    type: AuthPayloadType,
    description:
      'Opens an account. Nobody has proved yet whose the address is: what others bought under it does not show.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: SignUpInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => signUp(deps, request, input),
  }),
  signIn: t.field({
    type: AuthPayloadType,
    description: 'Opens a customer’s session. Ten wrong passwords close an account for a quarter of an hour.',
    errors: { types: [TooManyAttemptsError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: SignInInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => signIn(deps, request, input),
  }),
  refreshSession: t.field({
    type: SessionPayloadType,
    description: 'Renews a session: its refresh token is used up and another one given.',
    errors: { types: [...COMMON_ERRORS] },
    args: { input: t.arg({ type: RefreshSessionInput, required: true }) },
    resolve: (_root, { input }, { deps }) => refreshSession(deps, input.refreshToken),
  }),
}));

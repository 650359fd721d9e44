import { mutation } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { requireCustomer } from '../../identity/require-customer.ts';
import { sessionField } from '../../sessions/graphql/types.ts';
import { InvalidCredentialsError, TooManyAttemptsError } from '../../sessions/model/errors.ts';
import { StaffMemberType } from '../../staff/graphql/types.ts';
import { requireStaffMember } from '../../staff/require-staff-member.ts';
import { refreshSession } from '../refresh-session.ts';
import { signIn } from '../sign-in.ts';
import { signUp } from '../sign-up.ts';
import { RefreshSessionInput, SignInInput, SignUpInput } from './inputs.ts';

mutation('signUp', {
  description:
    'Opens an account, and answers the same whether or not the address has one: it belongs to who proves it by the link that is mailed. What others bought under it does not show before that. The password of an account that there is signs in to it.',
  access: 'public',
  input: SignUpInput,
  errors: [TooManyAttemptsError],
  resolve: (input, { deps, request }) => signUp(deps, request, input),
  payload: (t) => ({
    session: sessionField(t),
    customer: t.field({
      type: CustomerType,
      description: 'Whose account it is.',
      resolve: ({ subjectId }, _args, { deps }) => requireCustomer(deps, subjectId),
    }),
  }),
});

mutation('signIn', {
  description:
    'Opens a session of an account. After ten wrong passwords from one address one waits there for a quarter of an hour.',
  access: 'public',
  input: SignInInput,
  errors: [InvalidCredentialsError, TooManyAttemptsError],
  resolve: (input, { deps, request }) => signIn(deps, request, input),
  payload: (t) => ({
    session: sessionField(t),
    customer: t.field({
      type: CustomerType,
      description: 'Whose account it is.',
      resolve: ({ subjectId }, _args, { deps }) => requireCustomer(deps, subjectId),
    }),
  }),
});

mutation('refreshSession', {
  description:
    'Renews a session: its refresh token is used up and another one given. UNAUTHENTICATED when the session is over.',
  access: 'public',
  input: RefreshSessionInput,
  resolve: ({ refreshToken }, { deps }) => refreshSession(deps, refreshToken),
  payload: (t) => ({
    session: sessionField(t),
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description: 'Whose account it is; null for guests and staff.',
      resolve: ({ kind, subjectId }, _args, { deps }) =>
        kind === 'customer' ? requireCustomer(deps, subjectId) : null,
    }),
    staffMember: t.field({
      type: StaffMemberType,
      nullable: true,
      description: 'Whose session it is; null for guests and customers.',
      resolve: ({ kind, subjectId }, _args, { deps }) =>
        kind === 'staff' ? requireStaffMember(deps, subjectId) : null,
    }),
  }),
});

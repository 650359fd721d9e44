import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { customerSignedIn } from '../../identity/graphql/loaders.ts';
import { CustomerRef } from '../../profiles/graphql/customer.ts';
import { Viewer } from '../../profiles/graphql/queries.ts';
import { TooManyAttemptsError } from '../../sessions/model/errors.ts';
import { type OpenedSession, refreshSession, signOut } from '../../sessions/open-session.ts';
import { claimFirstAdmin } from '../../staff/claim-first-admin.ts';
import { StaffRef } from '../../staff/graphql/types.ts';
import { staffSignedIn } from '../../staff/list-staff.ts';
import { signIn, staffSignIn } from '../sign-in.ts';
import { signUp } from '../sign-up.ts';

const SESSION_FIELDS = {
  token: 'Access token: `Authorization: Bearer <token>`.',
  refreshToken: 'Goes on with the session, once; showing it a second time ends the session.',
} as const;

const AuthPayload = builder.objectRef<OpenedSession>('AuthPayload').implement({
  description: 'A customer’s session.',
  fields: (t) => ({
    token: t.exposeString('token', { description: SESSION_FIELDS.token }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    refreshToken: t.exposeString('refreshToken', { description: SESSION_FIELDS.refreshToken }),
    customer: t.field({
      type: CustomerRef,
      resolve: ({ subjectId }, _args, context) => customerSignedIn(context, subjectId),
    }),
  }),
});

const StaffAuthPayload = builder.objectRef<OpenedSession>('StaffAuthPayload').implement({
  description: 'A session of somebody of the house.',
  fields: (t) => ({
    token: t.exposeString('token', { description: SESSION_FIELDS.token }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    refreshToken: t.exposeString('refreshToken', { description: SESSION_FIELDS.refreshToken }),
    staff: t.field({
      type: StaffRef,
      resolve: ({ subjectId }, _args, { deps }) => staffSignedIn(deps, subjectId),
    }),
  }),
});

const SessionPayload = builder.objectRef<OpenedSession>('SessionPayload').implement({
  description: 'A session that goes on.',
  fields: (t) => ({
    token: t.exposeString('token', { description: SESSION_FIELDS.token }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    refreshToken: t.exposeString('refreshToken', { description: SESSION_FIELDS.refreshToken }),
    viewer: t.field({
      type: Viewer,
      resolve: ({ kind, subjectId }, _args, context) =>
        kind === 'staff' ? staffSignedIn(context.deps, subjectId) : customerSignedIn(context, subjectId),
    }),
  }),
});

const SignOutPayload = builder.objectRef<{ signedOut: boolean }>('SignOutPayload').implement({
  description: 'The session is over.',
  fields: (t) => ({ signedOut: t.exposeBoolean('signedOut') }),
});

const SignUpInput = builder.inputType('SignUpInput', {
  description: 'A new account.',
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true, description: '8 to 200 characters.' }),
    firstName: t.string(),
    lastName: t.string(),
    locale: t.string({ description: 'BCP 47, such as fr.' }),
  }),
});
const SignInInput = builder.inputType('SignInInput', {
  description: 'A customer’s account and its password.',
  fields: (t) => ({ email: t.string({ required: true }), password: t.string({ required: true }) }),
});
const StaffSignInInput = builder.inputType('StaffSignInInput', {
  description: 'Somebody of the house and their password.',
  fields: (t) => ({ email: t.string({ required: true }), password: t.string({ required: true }) }),
});
const RefreshSessionInput = builder.inputType('RefreshSessionInput', {
  description: 'The session to go on with.',
  fields: (t) => ({ refreshToken: t.string({ required: true }) }),
});
const SignOutInput = builder.inputType('SignOutInput', {
  description: 'The session to end, beside the one that asks.',
  fields: (t) => ({ refreshToken: t.string({ description: 'Ends its session too, when the access token is over.' }) }),
});
const ClaimFirstAdminInput = builder.inputType('ClaimFirstAdminInput', {
  description: 'Who the first admin is.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Printed by the first start.' }),
    email: t.string({ required: true }),
    password: t.string({ required: true }),
    name: t.string({ required: true }),
  }),
});

builder.mutationFields((t) => ({
  signUp: t.field({
    type: AuthPayload,
    description: 'Opens an account. What the house knew of the address stays apart until a person joins the two.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: SignUpInput, required: true }) },
    resolve: (_, { input }, { deps }) => signUp(deps, input),
  }),
  signIn: t.field({
    type: AuthPayload,
    description: 'Opens a customer’s session. Ten wrong passwords close an account for a quarter of an hour.',
    errors: { types: [TooManyAttemptsError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: SignInInput, required: true }) },
    resolve: (_, { input }, { deps }) => signIn(deps, input),
  }),
  staffSignIn: t.field({
    type: StaffAuthPayload,
    description: 'Opens a session of somebody of the house, under the same terms.',
    errors: { types: [TooManyAttemptsError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: StaffSignInInput, required: true }) },
    resolve: (_, { input }, { deps }) => staffSignIn(deps, input),
  }),
  refreshSession: t.field({
    type: SessionPayload,
    description: 'Goes on with a session: its refresh token is used up and another one given.',
    errors: { types: [...COMMON_ERRORS] },
    args: { input: t.arg({ type: RefreshSessionInput, required: true }) },
    resolve: (_, { input }, { deps }) => refreshSession(deps, input.refreshToken),
  }),
  signOut: t.field({
    type: SignOutPayload,
    description: 'Ends a session; again and again is the same.',
    errors: { types: [...COMMON_ERRORS] },
    args: { input: t.arg({ type: SignOutInput, required: true }) },
    resolve: async (_, { input }, { deps, request }) => ({
      signedOut: await signOut(deps, request, input.refreshToken ?? undefined),
    }),
  }),
  claimFirstAdmin: t.field({
    type: StaffAuthPayload,
    description: 'Makes the first admin of an empty house, with the code that its start printed.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: ClaimFirstAdminInput, required: true }) },
    resolve: (_, { input }, { deps }) => claimFirstAdmin(deps, input),
  }),
}));

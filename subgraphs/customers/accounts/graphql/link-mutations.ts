import { builder, mutation } from '../../builder.ts';
import { CompletionType } from '../../identity/graphql/types.ts';
import { InvalidCredentialsError, TooManyAttemptsError } from '../../sessions/model/errors.ts';
import { requestLink } from '../../sessions/request-link.ts';
import type { Proved } from '../prove-by-link.ts';
import { resetPassword } from '../reset-password.ts';
import { verifyEmail } from '../verify-email.ts';

const ADDRESS = 'The address of the account, in any case of letters. Whether it has one is not disclosed.';
const LINK = 'What stands behind the # of the link that was mailed. It serves once.';
const SAME = 'The answer is the same whether or not the address has an account.';

const RequestPasswordResetInput = builder.inputType('RequestPasswordResetInput', {
  description: 'Whose password was forgotten.',
  fields: (t) => ({ email: t.string({ required: true, description: ADDRESS }) }),
});
const RequestEmailVerificationInput = builder.inputType('RequestEmailVerificationInput', {
  description: 'Which address is to be proved.',
  fields: (t) => ({ email: t.string({ required: true, description: ADDRESS }) }),
});
const ResetPasswordInput = builder.inputType('ResetPasswordInput', {
  description: 'A link and the password that is chosen.',
  fields: (t) => ({
    linkToken: t.string({ required: true, description: LINK }),
    password: t.string({ required: true, description: '8 to 200 characters, and none of the common ones.' }),
  }),
});
const VerifyEmailInput = builder.inputType('VerifyEmailInput', {
  description: 'A link that proves an address.',
  fields: (t) => ({
    linkToken: t.string({ required: true, description: LINK }),
    password: t.string({ required: true, description: 'Of the account: who reads a mail has not opened it.' }),
  }),
});

mutation('requestPasswordReset', {
  description: `Mails a link by which a new password is chosen, at most five in a quarter of an hour. ${SAME}`,
  access: 'public',
  input: RequestPasswordResetInput,
  errors: [TooManyAttemptsError],
  resolve: async ({ email }, { deps, request }) => ({
    expiresAt: await requestLink(deps, request, { purpose: 'RESET_PASSWORD', email }),
  }),
  payload: (t) => ({
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when a link works that was mailed.' }),
  }),
});

mutation('requestEmailVerification', {
  description: `Mails a link that proves the address of an account, at most five in a quarter of an hour. ${SAME}`,
  access: 'public',
  input: RequestEmailVerificationInput,
  errors: [TooManyAttemptsError],
  resolve: async ({ email }, { deps, request }) => ({
    expiresAt: await requestLink(deps, request, { purpose: 'VERIFY_EMAIL', email }),
  }),
  payload: (t) => ({
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when a link works that was mailed.' }),
  }),
});

function provedFields(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Proved>) {
  return {
    email: t.exposeString('email', { description: 'The address, which is proved now.' }),
    completion: t.expose('completion', {
      type: CompletionType,
      description: 'DONE when orders and points that are known by the address show already.',
    }),
  };
}

mutation('resetPassword', {
  description:
    'Sets a new password by a link that was mailed, and ends every session of the account. It proves the address as verifyEmail does.',
  access: 'public',
  input: ResetPasswordInput,
  resolve: (input, { deps, request }) => resetPassword(deps, request, input),
  payload: provedFields,
});

mutation('verifyEmail', {
  description:
    'Proves the address of an account by a link that was mailed and the account’s password: the account reads and spends what is known by the address alone, and orders that guests placed with it become its own.',
  access: 'public',
  input: VerifyEmailInput,
  errors: [InvalidCredentialsError, TooManyAttemptsError],
  resolve: (input, { deps, request }) => verifyEmail(deps, request, input),
  payload: provedFields,
});

import { builder, mutation } from '../../builder.ts';
import { TooManyAttemptsError } from '../../sessions/model/errors.ts';
import { requestLink } from '../../sessions/request-link.ts';
import { resetStaffPassword } from '../reset-staff-password.ts';

const RequestStaffPasswordResetInput = builder.inputType('RequestStaffPasswordResetInput', {
  description: 'Whose password was forgotten.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'By which they sign in, in any case of letters. Whether somebody does is not disclosed.',
    }),
  }),
});

const ResetStaffPasswordInput = builder.inputType('ResetStaffPasswordInput', {
  description: 'A link and the password that is chosen.',
  fields: (t) => ({
    linkToken: t.string({ required: true, description: 'Of the link that was mailed. It serves once.' }),
    password: t.string({ required: true, description: '8 to 200 characters, and none of the common ones.' }),
  }),
});

mutation('requestStaffPasswordReset', {
  description:
    'Mails a link by which a member of staff chooses a new password, at most five in a quarter of an hour. The answer is the same whether or not somebody signs in by the address.',
  access: 'public',
  input: RequestStaffPasswordResetInput,
  errors: [TooManyAttemptsError],
  resolve: async ({ email }, { deps, request }) => ({
    expiresAt: await requestLink(deps, request, { purpose: 'RESET_STAFF_PASSWORD', email }),
  }),
  payload: (t) => ({
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when a link works that was mailed.' }),
  }),
});

mutation('resetStaffPassword', {
  description: 'Sets the password of a member of staff by a link that was mailed, and ends their sessions.',
  access: 'public',
  input: ResetStaffPasswordInput,
  resolve: (input, { deps }) => resetStaffPassword(deps, input),
  payload: (t) => ({ email: t.exposeString('email', { description: 'By which they sign in.' }) }),
});

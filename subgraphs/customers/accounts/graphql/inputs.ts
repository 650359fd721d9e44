import { builder } from '../../builder.ts';

export const SignUpInput = builder.inputType('SignUpInput', {
  description: 'A new account.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'Their address, in any case of letters.' }),
    password: t.string({ required: true, description: '8 to 200 characters.' }),
    firstName: t.string({ description: 'At most 100 characters.' }),
    lastName: t.string({ description: 'At most 100 characters.' }),
    language: t.field({ type: 'LanguageTag', description: 'In which they are written to.' }),
    guestToken: t.string({
      description:
        'Access token of a guest session: what was done in it becomes the account’s, and it ends. Only one account can show it.',
    }),
  }),
});

export const SignInInput = builder.inputType('SignInInput', {
  description: 'A customer’s account and its password.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'Their address, in any case of letters.' }),
    password: t.string({ required: true, description: 'As it was chosen.' }),
    guestToken: t.string({
      description:
        'Access token of a guest session: what was done in it becomes the account’s, and it ends. Only one account can show it.',
    }),
  }),
});

export const RefreshSessionInput = builder.inputType('RefreshSessionInput', {
  description: 'The session to renew.',
  fields: (t) => ({
    refreshToken: t.string({ required: true, description: 'Given when the session was opened or renewed last.' }),
  }),
});

import { builder } from '../../builder.ts';

export const SignUpInput = builder.inputType('SignUpInput', {
  description: 'A new account.',
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true, description: '8 to 200 characters.' }),
    firstName: t.string(),
    lastName: t.string(),
    locale: t.string({ description: 'BCP 47, such as fr.' }),
    guestToken: t.string({
      description:
        'Access token of a guest session: what was done in it becomes the account’s, and it ends. Only one account can show it.',
    }),
  }),
});

export const SignInInput = builder.inputType('SignInInput', {
  description: 'A customer’s account and its password.',
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true }),
    guestToken: t.string({
      description:
        'Access token of a guest session: what was done in it becomes the account’s, and it ends. Only one account can show it.',
    }),
  }),
});

export const RefreshSessionInput = builder.inputType('RefreshSessionInput', {
  description: 'The session to renew.',
  fields: (t) => ({ refreshToken: t.string({ required: true }) }),
});

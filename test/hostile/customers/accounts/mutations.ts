import { BY_NATURE, EVERYBODY, type HostileMutations, notA, SAME } from '../../hostile-case.ts';
import { HUGE, PASSWORD } from '../../values.ts';

export const accountsMutations: HostileMutations = {
  signUp: {
    as: 'anonymous',
    input: { email: '@text.email', password: PASSWORD, firstName: 'Eve' },
    outcome: 'SignUpPayload',
    others: { alice: 'SignUpPayload', admin: 'SignUpPayload' },
    again: SAME,
    cases: [
      { kind: 'malformed', what: 'an address that is none', input: { email: 'eve' }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'a password of one letter', input: { password: 'x' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a password of 100,000 characters', input: { password: HUGE }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { firstName: HUGE }, outcome: 'ValidationError' },
      {
        kind: "another's id",
        what: 'the address of another account',
        as: EVERYBODY,
        input: { email: 'ALICE@example.com', password: 'another ciel gris 42' },
        outcome: 'SignUpPayload',
      },
      {
        kind: "another's id",
        what: 'a token that is no guest’s',
        input: { guestToken: '@session.access' },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'the token of a guest session that another account has taken over',
        first: [
          {
            as: 'anonymous',
            mutation: 'signIn',
            input: { email: 'alice@example.com', password: PASSWORD, guestToken: '@guest.access' },
          },
        ],
        input: { guestToken: '@guest.access' },
        outcome: 'ValidationError',
      },
      notA('text', { email: ['a@example.com', 'b@example.com'] }),
    ],
    notApplicable: { unauthorized: BY_NATURE.everybody, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  signIn: {
    as: 'anonymous',
    input: { email: 'bob@example.com', password: PASSWORD },
    outcome: 'SignInPayload',
    others: { alice: 'SignInPayload', admin: 'SignInPayload' },
    again: SAME,
    cases: [
      {
        kind: 'malformed',
        what: 'an address that is none',
        input: { email: 'bob' },
        outcome: 'InvalidCredentialsError',
      },
      {
        kind: 'unauthorized',
        what: 'a wrong password',
        input: { password: 'wrong wrong wrong' },
        outcome: 'InvalidCredentialsError',
      },
      {
        kind: "another's id",
        what: 'an address of the staff',
        input: { email: 'staff@example.com' },
        outcome: 'InvalidCredentialsError',
      },
      {
        kind: "another's id",
        what: 'an address of nobody',
        as: EVERYBODY,
        input: { email: 'nobody@example.com' },
        outcome: 'InvalidCredentialsError',
      },
      {
        kind: 'huge',
        what: 'a password of 100,000 characters',
        input: { password: HUGE },
        outcome: ['InvalidCredentialsError', 'ValidationError'],
      },
      {
        kind: "another's id",
        what: 'a token that is no guest’s',
        input: { guestToken: '@session.access' },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'the token of a guest session that another account has taken over',
        first: [
          {
            as: 'anonymous',
            mutation: 'signIn',
            input: { email: 'alice@example.com', password: PASSWORD, guestToken: '@guest.access' },
          },
        ],
        input: { guestToken: '@guest.access' },
        outcome: 'ValidationError',
      },
      notA('text', { password: { $ne: '' } }),
    ],
    notApplicable: { 'wrong order': 'is allowed at any time to everybody with an account' },
  },
};

import { BY_NATURE, type Caller, type HostileMutations, HUGE, notA } from '../hostile-case.ts';
import { PASSWORD } from '../seed.ts';

const same = { outcome: 'same' };
/** Who somebody is signed in as makes no difference: what is sent is the proof. */
const EVERYBODY: readonly Caller[] = ['anonymous', 'alice', 'admin'];

/** Accounts of customers, sign-in and sessions. */
export const ACCOUNTS: HostileMutations = {
  signUp: {
    as: 'anonymous',
    input: { email: '@text.email', password: PASSWORD, firstName: 'Eve' },
    outcome: 'AuthPayload',
    others: { alice: 'AuthPayload', admin: 'AuthPayload' },
    again: { outcome: 'ConflictError' },
    cases: [
      { kind: 'malformed', what: 'an address that is none', input: { email: 'eve' }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'a password of one letter', input: { password: 'x' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a password of 100,000 characters', input: { password: HUGE }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { firstName: HUGE }, outcome: 'ValidationError' },
      {
        kind: "another's id",
        what: 'the address of another account',
        as: EVERYBODY,
        input: { email: 'ALICE@example.com' },
        outcome: 'ConflictError',
      },
      notA('text', { email: ['a@example.com', 'b@example.com'] }),
    ],
    notApplicable: { unauthorised: BY_NATURE.everybody, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  signIn: {
    as: 'anonymous',
    input: { email: 'bob@example.com', password: PASSWORD },
    outcome: 'AuthPayload',
    others: { alice: 'AuthPayload', admin: 'AuthPayload' },
    again: same,
    cases: [
      { kind: 'malformed', what: 'an address that is none', input: { email: 'bob' }, outcome: 'UnauthenticatedError' },
      {
        kind: 'unauthorised',
        what: 'a wrong password',
        input: { password: 'wrong wrong wrong' },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: "another's id",
        what: 'an address of the staff',
        input: { email: 'staff@example.com' },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: "another's id",
        what: 'an address of nobody',
        as: EVERYBODY,
        input: { email: 'nobody@example.com' },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'huge',
        what: 'a password of 100,000 characters',
        input: { password: HUGE },
        outcome: ['UnauthenticatedError', 'ValidationError'],
      },
      notA('text', { password: { $ne: '' } }),
    ],
    notApplicable: { 'wrong order': 'is allowed at any time to whoever has an account' },
  },
  refreshSession: {
    as: 'anonymous',
    input: { refreshToken: '@session.token' },
    outcome: 'SessionPayload',
    others: { bob: 'SessionPayload', admin: 'SessionPayload' },
    // A token that is shown twice was stolen: the whole session ends.
    again: { outcome: 'UnauthenticatedError' },
    cases: [
      {
        kind: 'malformed',
        what: 'nothing',
        as: EVERYBODY,
        input: { refreshToken: '' },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'huge',
        what: 'a token of 100,000 characters',
        input: { refreshToken: HUGE },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'unauthorised',
        what: 'a token that was never issued',
        as: EVERYBODY,
        input: { refreshToken: 'never-issued' },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'wrong type',
        what: 'an access token',
        input: { refreshToken: '@session.access' },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'wrong order',
        what: 'a session that has ended',
        first: [{ as: 'anonymous', mutation: 'signOut', input: { refreshToken: '@session.token' } }],
        input: {},
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'wrong order',
        what: 'a token that was used before',
        first: [{ as: 'anonymous', mutation: 'refreshSession', input: { refreshToken: '@session.token' } }],
        input: {},
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'wrong order',
        what: 'the next token, once the one before was shown again',
        input: { refreshToken: '@stolen.next' },
        outcome: 'UnauthenticatedError',
      },
    ],
    notApplicable: { "another's id": 'names nobody: the token is the proof of its bearer' },
  },
  signOut: {
    as: 'anonymous',
    input: { refreshToken: '@session.token' },
    outcome: 'SignOutPayload',
    others: { bob: 'SignOutPayload', admin: 'SignOutPayload' },
    again: same,
    cases: [
      {
        kind: "another's id",
        what: 'a token that was never issued',
        as: EVERYBODY,
        input: { refreshToken: 'guess' },
        outcome: 'SignOutPayload',
      },
      { kind: 'malformed', what: 'nothing', input: { refreshToken: '' }, outcome: 'SignOutPayload' },
      {
        kind: 'huge',
        what: 'a token of 100,000 characters',
        input: { refreshToken: HUGE },
        outcome: ['SignOutPayload', 'ValidationError'],
      },
      notA('text', { refreshToken: 7 }),
      {
        kind: 'wrong order',
        what: 'a session that goes on under its next token',
        input: { refreshToken: '@stolen.next' },
        outcome: 'SignOutPayload',
      },
    ],
    notApplicable: { unauthorised: 'ends what the bearer shows, and says no more to those who show nothing' },
  },
};

import { badIds, type HostileMutations, onlyFor } from '../hostile-case.ts';
import { PASSWORD } from '../seed.ts';

const HUGE = 'x'.repeat(100_000);
const same = { outcome: 'same' };
const refusedSession = { outcome: 'UnauthenticatedError' };

/** Sign-in, sessions and staff. */
export const ACCOUNTS: HostileMutations = {
  signUp: {
    as: 'anonymous',
    input: { email: '@text.email', password: PASSWORD, firstName: 'Eve' },
    outcome: 'AuthPayload',
    others: {},
    again: { outcome: 'ConflictError' },
    cases: [
      { kind: 'malformed', what: 'an address that is none', input: { email: 'eve' }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'a password of one letter', input: { password: 'x' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a password of 100,000 characters', input: { password: HUGE }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { firstName: HUGE }, outcome: 'ValidationError' },
      {
        kind: "another's id",
        what: 'the address of another account',
        input: { email: 'ALICE@example.com' },
        outcome: 'ConflictError',
      },
    ],
  },
  signIn: {
    as: 'anonymous',
    input: { email: 'bob@example.com', password: PASSWORD },
    outcome: 'AuthPayload',
    others: {},
    again: same,
    cases: [
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
        kind: 'huge',
        what: 'a password of 100,000 characters',
        input: { password: HUGE },
        outcome: ['UnauthenticatedError', 'ValidationError'],
      },
    ],
  },
  staffSignIn: {
    as: 'anonymous',
    input: { email: 'staff@example.com', password: PASSWORD },
    outcome: 'StaffAuthPayload',
    others: {},
    again: same,
    cases: [
      {
        kind: "another's id",
        what: 'an account of a customer',
        input: { email: 'bob@example.com' },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'huge',
        what: 'an address of 100,000 characters',
        input: { email: HUGE },
        outcome: ['UnauthenticatedError', 'ValidationError'],
      },
    ],
  },
  claimFirstAdmin: {
    as: 'anonymous',
    // No code was printed for this house, so that there is none to be right: its own tests hold the success.
    input: { code: 'AAAAA-AAAAA-AAAAA-AAAAA', email: '@text.email', name: 'Mallory', password: PASSWORD },
    outcome: 'ForbiddenError',
    others: { alice: 'ForbiddenError', admin: 'ForbiddenError' },
    again: { outcome: 'ForbiddenError' },
    cases: [
      { kind: 'malformed', what: 'no code', input: { code: '' }, outcome: ['ForbiddenError', 'ValidationError'] },
      {
        kind: 'huge',
        what: 'a code of 100,000 characters',
        input: { code: HUGE },
        outcome: ['ForbiddenError', 'ValidationError'],
      },
    ],
  },
  refreshSession: {
    as: 'anonymous',
    // Sessions that go on are held by the tests of sessions; here every token is a guess.
    input: { refreshToken: 'never-issued' },
    outcome: 'UnauthenticatedError',
    others: { alice: 'UnauthenticatedError', admin: 'UnauthenticatedError' },
    again: refusedSession,
    cases: [
      { kind: 'malformed', what: 'nothing', input: { refreshToken: '' }, outcome: 'UnauthenticatedError' },
      {
        kind: 'huge',
        what: 'a token of 100,000 characters',
        input: { refreshToken: HUGE },
        outcome: 'UnauthenticatedError',
      },
      {
        kind: 'wrong order',
        what: 'a session that has ended',
        first: [{ as: 'anonymous', mutation: 'signOut', input: { refreshToken: '@alice.refreshToken' } }],
        input: { refreshToken: '@alice.refreshToken' },
        outcome: 'UnauthenticatedError',
      },
    ],
  },
  signOut: {
    as: 'anonymous',
    input: { refreshToken: '@bob.refreshToken' },
    outcome: 'SignOutPayload',
    others: {},
    again: same,
    cases: [
      {
        kind: "another's id",
        what: 'a token that was never issued',
        input: { refreshToken: 'guess' },
        outcome: 'SignOutPayload',
      },
      {
        kind: 'huge',
        what: 'a token of 100,000 characters',
        input: { refreshToken: HUGE },
        outcome: ['SignOutPayload', 'ValidationError'],
      },
    ],
  },
  createStaff: {
    as: 'admin',
    others: onlyFor('service'),
    input: { email: '@text.email', name: 'New', roles: ['SERVICE'], password: PASSWORD },
    outcome: 'CreateStaffPayload',
    again: { outcome: 'ConflictError' },
    cases: [
      { kind: 'malformed', what: 'no role', input: { roles: [] }, outcome: 'ValidationError' },
      {
        kind: 'wrong type',
        what: 'a variant for a store',
        input: { locationIds: ['@coat'] },
        outcome: 'ValidationError',
      },
      {
        kind: 'twice',
        what: 'an address that is taken',
        input: { email: 'Staff@Example.com' },
        outcome: 'ConflictError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
    ],
  },
  updateStaff: {
    as: 'admin',
    others: onlyFor('executive'),
    input: { id: '@staff', name: 'Renamed' },
    outcome: 'Staff',
    again: same,
    cases: [
      ...badIds('id', 'stf'),
      { kind: 'malformed', what: 'no role', input: { roles: [] }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
    ],
  },
};

import { BY_NATURE, EVERYBODY, type HostileMutations, notA, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

const NOTHING = 'takes no input';

export const sessionsMutations: HostileMutations = {
  createGuestSession: {
    as: 'anonymous',
    input: {},
    outcome: 'CreateGuestSessionPayload',
    others: { bob: 'CreateGuestSessionPayload', admin: 'CreateGuestSessionPayload' },
    // A session of its own each time: the answer names no entity.
    again: { outcome: 'CreateGuestSessionPayload' },
    cases: [],
    notApplicable: {
      malformed: NOTHING,
      huge: NOTHING,
      unauthorized: BY_NATURE.everybody,
      "another's id": NOTHING,
      'wrong type': NOTHING,
      'wrong order': BY_NATURE.firstOfItsKind,
    },
  },
  refreshSession: {
    as: 'anonymous',
    input: { refreshToken: '@session.token' },
    outcome: 'RefreshSessionPayload',
    others: { bob: 'RefreshSessionPayload', admin: 'RefreshSessionPayload' },
    // Two tabs and lost answers are forgiven for half a minute.
    again: { outcome: 'RefreshSessionPayload' },
    cases: [
      {
        kind: 'malformed',
        what: 'nothing',
        as: EVERYBODY,
        input: { refreshToken: '' },
        outcome: 'UNAUTHENTICATED',
      },
      {
        kind: 'huge',
        what: 'a token of 100,000 characters',
        input: { refreshToken: HUGE },
        outcome: 'UNAUTHENTICATED',
      },
      {
        kind: 'unauthorized',
        what: 'a token that was never issued',
        as: EVERYBODY,
        input: { refreshToken: 'never-issued' },
        outcome: 'UNAUTHENTICATED',
      },
      {
        kind: 'wrong type',
        what: 'an access token',
        input: { refreshToken: '@session.access' },
        outcome: 'UNAUTHENTICATED',
      },
      {
        kind: 'wrong order',
        what: 'a session that has ended',
        first: [{ as: 'anonymous', mutation: 'signOut', input: { refreshToken: '@session.token' } }],
        input: {},
        outcome: 'UNAUTHENTICATED',
      },
      {
        kind: 'wrong order',
        what: 'a token that was used a moment before',
        first: [{ as: 'anonymous', mutation: 'refreshSession', input: { refreshToken: '@session.token' } }],
        input: {},
        outcome: 'RefreshSessionPayload',
      },
      {
        kind: 'wrong order',
        what: 'the next token, once the one before was shown again later',
        input: { refreshToken: '@stolen.next' },
        outcome: 'UNAUTHENTICATED',
      },
    ],
    notApplicable: { "another's id": 'names nobody: the token is the proof of its bearer' },
  },
  signOut: {
    as: 'anonymous',
    input: { refreshToken: '@session.token' },
    outcome: 'SignOutPayload',
    others: { bob: 'SignOutPayload', admin: 'SignOutPayload' },
    again: SAME,
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
    notApplicable: { unauthorized: 'ends what the bearer shows, and says no more to those who show nothing' },
  },
};

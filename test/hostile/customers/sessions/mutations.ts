import { BY_NATURE, EVERYBODY, type HostileMutations, notA, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

export const sessionsMutations: HostileMutations = {
  createGuestSession: {
    as: 'anonymous',
    input: { idempotencyKey: '@key' },
    outcome: 'CreateGuestSessionPayload',
    others: { bob: 'CreateGuestSessionPayload', admin: 'CreateGuestSessionPayload' },
    // The same session with tokens of its own: the answer names no entity.
    again: { outcome: 'CreateGuestSessionPayload' },
    cases: [
      { kind: 'malformed', what: 'a key that is none', input: { idempotencyKey: 'x' }, outcome: 'BAD_USER_INPUT' },
      { kind: 'huge', what: 'a key of 100,000 characters', input: { idempotencyKey: HUGE }, outcome: 'BAD_USER_INPUT' },
      notA('key', { idempotencyKey: 7 }),
    ],
    notApplicable: {
      unauthorized: BY_NATURE.everybody,
      "another's id": 'names nothing: a key that somebody else has made up is a secret of theirs',
      'wrong order': BY_NATURE.firstOfItsKind,
    },
  },
  createStreamTicket: {
    as: 'alice',
    input: { topics: ['orders'] },
    outcome: 'CreateStreamTicketPayload',
    others: { anonymous: 'UNAUTHENTICATED', bob: 'CreateStreamTicketPayload', admin: 'CreateStreamTicketPayload' },
    // A ticket of its own each time: each opens one stream.
    again: { outcome: 'CreateStreamTicketPayload' },
    cases: [
      { kind: 'malformed', what: 'no topic', input: { topics: [] }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'SQL as a topic', input: { topics: ["x' or 1=1--"] }, outcome: 'ValidationError' },
      { kind: 'huge', what: '11 topics', input: { topics: Array(11).fill('orders') }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'an id of 100,000 characters', input: { after: HUGE }, outcome: 'ValidationError' },
      notA('list of texts', { topics: 7 }),
    ],
    notApplicable: {
      "another's id": 'a ticket is good for its caller alone; the stream decides which topics it may listen to',
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
        what: 'a session that continues under its next token',
        input: { refreshToken: '@stolen.next' },
        outcome: 'SignOutPayload',
      },
    ],
    notApplicable: { unauthorized: 'ends what the bearer shows, and says no more to those who show nothing' },
  },
};

import { BY_NATURE, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;

export const channelsMutations: HostileMutations = {
  createChannel: {
    ...staff,
    input: { code: '@text.upper', name: 'Hostile', kind: 'OTHER', currencyCode: 'EUR' },
    outcome: 'Channel',
    again: { outcome: 'ConflictError' },
    cases: [
      { kind: 'malformed', what: 'a code in small letters', input: { code: 'web; drop' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      { kind: 'twice', what: 'a code that is taken', input: { code: 'WEB' }, outcome: 'ConflictError' },
      notA('kind of channel', { kind: 'SHOP' }),
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  updateChannel: {
    ...staff,
    input: { code: 'STORE', name: 'Stores' },
    outcome: 'Channel',
    again: SAME,
    cases: [
      {
        kind: "another's id",
        what: 'a channel that is not there',
        othersToo: true,
        input: { code: 'NO_SUCH' },
        outcome: 'NotFoundError',
      },
      {
        kind: 'malformed',
        what: 'SQL as code',
        input: { code: "'; --" },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      { kind: 'malformed', what: 'no name', input: { name: ' ' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      notA('truth', { isActive: 'perhaps' }),
      {
        kind: 'wrong order',
        what: 'a channel that is closed',
        first: [{ as: 'admin', mutation: 'updateChannel', input: { code: 'STORE', isActive: false } }],
        input: { isActive: true },
        outcome: 'Channel',
      },
    ],
  },
};

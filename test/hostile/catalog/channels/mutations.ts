import { BY_NATURE, badIds, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE, unknownId } from '../../values.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;

export const channelsMutations: HostileMutations = {
  createChannel: {
    ...staff,
    input: { idempotencyKey: '@key', code: '@text.upper', name: 'Hostile', kind: 'OTHER', currencyCodes: ['EUR'] },
    outcome: 'CreateChannelPayload',
    again: { outcome: 'same', otherBody: { name: 'Other' } },
    cases: [
      { kind: 'malformed', what: 'a code in small letters', input: { code: 'web; drop' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      { kind: 'twice', what: 'a code that is taken', input: { code: 'WEB' }, outcome: 'ConflictError' },
      {
        kind: 'malformed',
        what: 'two currencies',
        input: { currencyCodes: ['EUR', 'USD'] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a product as customer',
        input: { audience: 'CUSTOMERS', customerIds: [unknownId('prd')] },
        outcome: 'ValidationError',
      },
      notA('kind of channel', { kind: 'SHOP' }),
      notA('audience', { audience: 'NOBODY' }),
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  updateChannel: {
    ...staff,
    input: { channelId: '@channels.STORE', name: 'Stores' },
    outcome: 'UpdateChannelPayload',
    again: SAME,
    cases: [
      ...badIds('channelId', 'chn'),
      { kind: 'malformed', what: 'no name', input: { name: ' ' }, outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: '1,000 customers',
        input: { customerIds: Array.from({ length: 1_000 }, () => unknownId('cus')) },
        outcome: 'ValidationError',
      },
      {
        kind: 'wrong order',
        what: 'the default channel closed to the public',
        input: { channelId: '@channels.WEB', audience: 'STAFF' },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      notA('truth', { isActive: 'perhaps' }),
      {
        kind: 'wrong order',
        what: 'a channel that is closed',
        first: [{ as: 'admin', mutation: 'updateChannel', input: { channelId: '@channels.STORE', isActive: false } }],
        input: { isActive: true },
        outcome: 'UpdateChannelPayload',
      },
      {
        kind: 'wrong order',
        what: 'an edit of what another editor has changed',
        input: { expectedVersion: 0 },
        outcome: 'ConflictError',
      },
    ],
  },
};

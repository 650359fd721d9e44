import { badIds, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';
import { unknownId } from '../../values.ts';
import { archived } from '../products/steps.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;

export const listingsMutations: HostileMutations = {
  publishProduct: {
    ...staff,
    input: { productId: '@product', channelIds: ['@channels.WEB'] },
    outcome: 'PublishProductPayload',
    again: SAME,
    cases: [
      ...badIds('productId', 'prd'),
      {
        kind: "another's id",
        what: 'a channel that is not there',
        input: { channelIds: [unknownId('chn')] },
        outcome: 'NotFoundError',
      },
      {
        kind: 'huge',
        what: '10,000 channels',
        input: { channelIds: Array.from({ length: 10_000 }, (_, n) => `C${n}`) },
        outcome: ['ValidationError', 'NotFoundError'],
      },
      {
        kind: 'wrong order',
        what: 'an end before the beginning',
        input: { startsAt: '2026-02-01T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' },
        outcome: 'ValidationError',
      },
      {
        kind: 'wrong order',
        what: 'after archiving',
        first: [archived],
        input: {},
        outcome: 'PublishProductPayload',
      },
    ],
  },
  unpublishProduct: {
    ...staff,
    input: { productId: '@product', channelIds: ['@channels.WEB'] },
    outcome: 'UnpublishProductPayload',
    again: SAME,
    cases: [
      ...badIds('productId', 'prd'),
      { kind: 'malformed', what: 'no channels', input: { channelIds: [] }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'a form read before another change',
        input: { expectedVersion: 0 },
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'after archiving',
        first: [archived],
        input: {},
        outcome: 'UnpublishProductPayload',
      },
    ],
  },
};

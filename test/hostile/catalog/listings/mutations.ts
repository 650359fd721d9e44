import { badIds, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';
import { archived } from '../products/steps.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;

export const listingsMutations: HostileMutations = {
  publishProduct: {
    ...staff,
    input: { id: '@product', channels: ['WEB'] },
    outcome: 'Product',
    again: SAME,
    cases: [
      ...badIds('id', 'prd'),
      {
        kind: "another's id",
        what: 'a channel that is not there',
        input: { channels: ['NO_SUCH'] },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      {
        kind: 'huge',
        what: '10,000 channels',
        input: { channels: Array.from({ length: 10_000 }, (_, n) => `C${n}`) },
        outcome: ['ValidationError', 'NotFoundError'],
      },
      {
        kind: 'wrong order',
        what: 'an end before the beginning',
        input: { publishFrom: '2026-02-01T00:00:00Z', publishTo: '2026-01-01T00:00:00Z' },
        outcome: 'ValidationError',
      },
      {
        kind: 'wrong order',
        what: 'after archiving',
        first: [archived],
        input: {},
        outcome: ['ConflictError', 'Product'],
      },
    ],
  },
  unpublishProduct: {
    ...staff,
    input: { id: '@product', channels: ['WEB'] },
    outcome: 'Product',
    again: SAME,
    cases: [
      ...badIds('id', 'prd'),
      { kind: 'wrong order', what: 'after archiving', first: [archived], input: {}, outcome: 'Product' },
    ],
  },
};

import { badIds, type HostileMutations, SAME } from '../../hostile-case.ts';
import { MAX_INT, unknownId } from '../../values.ts';

/** No case puts any of it on a shelf. */
const unseenVariant = unknownId('var', 1);

export const reservationsMutations: HostileMutations = {
  createReservation: {
    as: 'alice',
    others: { anonymous: 'UNAUTHENTICATED', executive: 'FORBIDDEN', lyonAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', locationId: '@visit', lines: [{ variantId: '@coat', quantity: 1 }] },
    outcome: 'CreateReservationPayload',
    again: { outcome: 'same', otherBody: { lines: [{ variantId: '@coat', quantity: 2 }] } },
    cases: [
      ...badIds('locationId', 'loc'),
      { kind: 'malformed', what: 'no lines', input: { lines: [] }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'no units',
        input: { lines: [{ variantId: '@coat', quantity: 0 }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'fewer than no units',
        input: { lines: [{ variantId: '@coat', quantity: -5 }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'more than there are',
        input: { lines: [{ variantId: '@coat', quantity: MAX_INT }] },
        outcome: ['InsufficientStockError', 'ValidationError'],
      },
      {
        kind: "another's id",
        what: 'a variant of nobody',
        input: { lines: [{ variantId: unseenVariant, quantity: 1 }] },
        outcome: ['InsufficientStockError', 'NotFoundError'],
      },
      {
        kind: 'wrong order',
        what: 'what the store has not',
        input: { lines: [{ variantId: '@scarf', quantity: 1 }] },
        outcome: 'InsufficientStockError',
      },
    ],
  },
  releaseReservation: {
    as: 'alice',
    others: {
      anonymous: ['NotFoundError', 'UNAUTHENTICATED'],
      bob: 'NotFoundError',
      lyonAssociate: ['FORBIDDEN', 'NotFoundError'],
    },
    input: { idempotencyKey: '@key', reservationId: '@reservation' },
    outcome: 'ReleaseReservationPayload',
    again: SAME,
    cases: [
      ...badIds('reservationId', 'rsv'),
      {
        kind: 'wrong order',
        what: 'what the store released',
        first: [
          {
            as: 'admin',
            mutation: 'releaseReservation',
            input: { idempotencyKey: '@otherKey', reservationId: '@reservation' },
          },
        ],
        input: {},
        outcome: 'ReleaseReservationPayload',
      },
    ],
  },
};

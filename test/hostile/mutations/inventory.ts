import { BY_NATURE, badIds, type HostileCase, type HostileMutations, HUGE, notA, onlyFor } from '../hostile-case.ts';

const MAX_INT = 2_147_483_647;
const others = onlyFor('executive');
const nobodysVariant = 'var_01890000-0000-7000-8000-000000000000';
/** No case puts any of it on a shelf. */
const unseenVariant = 'var_01890000-0000-7000-8000-000000000001';
const change = { variantId: '@coat', locationId: '@paris', state: 'AVAILABLE', delta: 1 };
const quantity = { variantId: '@coat', locationId: '@lyon', state: 'DAMAGED', quantity: 3 };
const move = { variantId: '@coat', locationId: '@paris', from: 'AVAILABLE', to: 'DAMAGED', quantity: 1 };

/** What is wrong with every change of stock by hand, whichever way it is written. */
function ofChanges(list: string, item: object): HostileCase[] {
  return [
    { kind: 'malformed', what: 'nothing', input: { [list]: [] }, outcome: 'ValidationError' },
    { kind: 'malformed', what: 'no reason', input: { reason: ' ' }, outcome: 'ValidationError' },
    { kind: 'malformed', what: 'an empty key', input: { idempotencyKey: '' }, outcome: 'ValidationError' },
    {
      kind: 'wrong type',
      what: 'a product for a variant',
      input: { [list]: [{ ...item, variantId: '@coat.product' }] },
      outcome: 'ValidationError',
    },
    {
      kind: "another's id",
      what: 'a place of nobody',
      as: 'merchandiser',
      input: { [list]: [{ ...item, locationId: 'loc_01890000-0000-7000-8000-000000000000' }] },
      outcome: 'NotFoundError',
    },
    {
      kind: "another's id",
      what: 'a store that is not the associate’s',
      as: 'lyonAssociate',
      input: { [list]: [{ ...item, locationId: '@paris' }] },
      outcome: 'ForbiddenError',
    },
    { kind: 'huge', what: 'a reason of 100,000 characters', input: { reason: HUGE }, outcome: 'ValidationError' },
    {
      kind: 'huge',
      what: 'more changes than one request takes',
      input: { [list]: Array.from({ length: 1_000 }, () => item) },
      outcome: 'ValidationError',
    },
  ];
}

export const INVENTORY: HostileMutations = {
  createLocation: {
    as: 'merchandiser',
    others: onlyFor('service'),
    input: { code: '@text.upper', name: 'Nice', kind: 'STORE', timeZone: 'Europe/Paris' },
    outcome: 'Location',
    again: { outcome: 'ConflictError' },
    cases: [
      {
        kind: 'malformed',
        what: 'a time zone that is none',
        input: { timeZone: 'Mars/Olympus' },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a latitude of 91',
        input: { geo: { latitude: 91, longitude: 0 } },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'hours of a clock that is none',
        input: { hours: [{ dayOfWeek: 'MONDAY', opens: '25:00', closes: '99:00' }] },
        outcome: 'ValidationError',
      },
      { kind: 'twice', what: 'a code that is taken', input: { code: 'PARIS' }, outcome: 'ConflictError' },
      notA('number', { geo: { latitude: 'north', longitude: 0 } }),
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  updateLocation: {
    as: 'merchandiser',
    others: { ...onlyFor('service'), lyonAssociate: 'ForbiddenError' },
    input: { id: '@paris', name: 'Paris' },
    outcome: 'Location',
    again: { outcome: 'same' },
    cases: [
      ...badIds('id', 'loc'),
      {
        kind: 'malformed',
        what: 'a time zone that is none',
        input: { timeZone: '../../etc' },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'a place that is closed',
        first: [{ as: 'admin', mutation: 'updateLocation', input: { id: '@place', active: false } }],
        input: { id: '@place' },
        outcome: 'Location',
      },
    ],
  },
  adjustInventory: {
    as: 'parisAssociate',
    others: { ...others, lyonAssociate: 'ForbiddenError' },
    input: { idempotencyKey: '@key', reason: 'found', changes: [change] },
    outcome: 'InventoryAdjustmentGroup',
    again: { outcome: 'same', otherBody: { changes: [{ ...change, delta: 2 }] } },
    cases: [
      ...ofChanges('changes', change),
      {
        kind: 'huge',
        what: 'the most units that an Int takes, on top of what is there',
        input: { changes: [{ ...change, delta: MAX_INT }] },
        outcome: ['ValidationError', 'ConflictError'],
      },
      {
        kind: 'wrong order',
        what: 'taking away more than is there',
        input: { changes: [{ ...change, delta: -MAX_INT }] },
        outcome: ['ValidationError', 'ConflictError'],
      },
      {
        kind: "another's id",
        what: 'a variant of nobody',
        input: { changes: [{ ...change, variantId: nobodysVariant, delta: 1 }] },
        outcome: ['NotFoundError', 'InventoryAdjustmentGroup'],
      },
    ],
  },
  setInventory: {
    as: 'lyonAssociate',
    others: { ...others, parisAssociate: 'ForbiddenError' },
    input: { idempotencyKey: '@key', reason: 'count', quantities: [quantity] },
    outcome: 'InventoryAdjustmentGroup',
    again: { outcome: 'same', otherBody: { quantities: [{ ...quantity, quantity: 4 }] } },
    cases: [
      ...ofChanges('quantities', quantity),
      {
        kind: 'malformed',
        what: 'fewer than no units',
        input: { quantities: [{ ...quantity, quantity: -1 }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'the most units that an Int takes, in two states',
        input: {
          quantities: [
            { ...quantity, quantity: MAX_INT },
            { ...quantity, state: 'AVAILABLE', quantity: MAX_INT },
          ],
        },
        outcome: ['ValidationError', 'ConflictError'],
      },
      {
        kind: 'wrong order',
        what: 'a count made before another change',
        input: { quantities: [{ ...quantity, changeFromQuantity: 77 }] },
        outcome: 'ConflictError',
      },
      {
        kind: 'twice',
        what: 'one shelf twice in a request',
        input: { quantities: [quantity, { ...quantity, quantity: 9 }] },
        outcome: ['ValidationError', 'ConflictError'],
      },
    ],
  },
  moveInventory: {
    as: 'parisAssociate',
    others: { ...others, lyonAssociate: 'ForbiddenError' },
    input: { idempotencyKey: '@key', reason: 'torn', moves: [move] },
    outcome: 'InventoryAdjustmentGroup',
    again: { outcome: 'same', otherBody: { moves: [{ ...move, quantity: 2 }] } },
    cases: [
      ...ofChanges('moves', move),
      {
        kind: 'malformed',
        what: 'a negative quantity',
        input: { moves: [{ ...move, quantity: -1 }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'from a state to itself',
        input: { moves: [{ ...move, to: 'AVAILABLE' }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'wrong order',
        what: 'more than is there',
        input: { moves: [{ ...move, from: 'QUALITY_CONTROL', quantity: 5 }] },
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'out of what is promised',
        input: { moves: [{ ...move, from: 'COMMITTED' }] },
        outcome: ['ValidationError', 'ConflictError'],
      },
    ],
  },
  reserveForPickup: {
    as: 'alice',
    others: { anonymous: 'UnauthenticatedError', executive: 'ForbiddenError', lyonAssociate: 'ForbiddenError' },
    input: { idempotencyKey: '@key', locationId: '@visit', lines: [{ variantId: '@coat', quantity: 1 }] },
    outcome: 'Reservation',
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
        outcome: ['UnitsUnavailableError', 'ValidationError'],
      },
      {
        kind: "another's id",
        what: 'a variant of nobody',
        input: { lines: [{ variantId: unseenVariant, quantity: 1 }] },
        outcome: ['UnitsUnavailableError', 'NotFoundError'],
      },
      {
        kind: 'wrong order',
        what: 'what the store has not',
        input: { lines: [{ variantId: '@scarf', quantity: 1 }] },
        outcome: 'UnitsUnavailableError',
      },
    ],
  },
  releaseReservation: {
    as: 'alice',
    others: {
      anonymous: ['NotFoundError', 'UnauthenticatedError'],
      bob: 'NotFoundError',
      lyonAssociate: ['ForbiddenError', 'NotFoundError'],
    },
    input: { reservationId: '@reservation' },
    outcome: 'Reservation',
    again: { outcome: 'same' },
    cases: [
      ...badIds('reservationId', 'rsv'),
      {
        kind: 'wrong order',
        what: 'what the store released',
        first: [{ as: 'admin', mutation: 'releaseReservation', input: { reservationId: '@reservation' } }],
        input: {},
        outcome: 'Reservation',
      },
    ],
  },
};

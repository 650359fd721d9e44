import { type HostileCase, type HostileMutations, onlyFor } from '../../hostile-case.ts';
import { HUGE, MAX_INT, unknownId } from '../../values.ts';

const others = onlyFor('executive');
const nobodysVariant = unknownId('var');
const change = { variantId: '@coat', locationId: '@paris', state: 'AVAILABLE', delta: 1 };

/** What is wrong with every manual change of stock, whichever way it is written. */
function ofChanges(list: string, item: object): HostileCase[] {
  return [
    { kind: 'malformed', what: 'nothing', input: { [list]: [] }, outcome: 'ValidationError' },
    { kind: 'malformed', what: 'no reason', input: { reason: ' ' }, outcome: 'ValidationError' },
    { kind: 'malformed', what: 'an empty key', input: { idempotencyKey: '' }, outcome: 'BAD_USER_INPUT' },
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
      input: { [list]: [{ ...item, locationId: unknownId('loc') }] },
      outcome: 'NotFoundError',
    },
    {
      kind: "another's id",
      what: 'a store that is not the associate’s',
      as: 'lyonAssociate',
      input: { [list]: [{ ...item, locationId: '@paris' }] },
      outcome: 'FORBIDDEN',
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

const quantity = { variantId: '@coat', locationId: '@lyon', state: 'DAMAGED', quantity: 3 };
const move = { variantId: '@coat', locationId: '@paris', from: 'AVAILABLE', to: 'DAMAGED', quantity: 1 };

export const stockMutations: HostileMutations = {
  adjustInventory: {
    as: 'parisAssociate',
    others: { ...others, lyonAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', reason: 'found', changes: [change] },
    outcome: 'AdjustInventoryPayload',
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
        outcome: ['NotFoundError', 'AdjustInventoryPayload'],
      },
    ],
  },
  setInventory: {
    as: 'lyonAssociate',
    others: { ...others, parisAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', reason: 'count', quantities: [quantity] },
    outcome: 'SetInventoryPayload',
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
        input: { quantities: [{ ...quantity, expectedQuantity: 77 }] },
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
    others: { ...others, lyonAssociate: 'FORBIDDEN' },
    input: { idempotencyKey: '@key', reason: 'torn', moves: [move] },
    outcome: 'MoveInventoryPayload',
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
};

import { builder, idempotencyKey } from '../../builder.ts';
import { MAX_FILTER_IDS } from '../model/filters.ts';
import { InventoryLevelConditionType, InventoryStateType } from './types.ts';

export const InventoryLevelFilter = builder.inputType('InventoryLevelFilter', {
  description: `Which levels a list is narrowed to; each list names at most ${MAX_FILTER_IDS}.`,
  fields: (t) => ({
    ids: t.idList({ description: 'These levels.' }),
    variantIds: t.idList({ description: 'Levels of one of these variants.' }),
    locationIds: t.idList({ description: 'Levels at one of these locations.' }),
    condition: t.field({ type: InventoryLevelConditionType, description: 'Levels in this condition.' }),
  }),
});
export const InventoryMovementFilter = builder.inputType('InventoryMovementFilter', {
  description: `Which movements a list is narrowed to; each list names at most ${MAX_FILTER_IDS}.`,
  fields: (t) => ({
    variantIds: t.idList({ description: 'Movements of one of these variants.' }),
    locationIds: t.idList({ description: 'Movements at one of these locations.' }),
  }),
});

const variantId = 'The variant.';
const locationId = 'The location.';
const reason = 'Why, for the ledger; 1 to 500 characters.';

const InventoryChangeInput = builder.inputType('InventoryChangeInput', {
  description: 'Units to add to a state, or to take from it when negative.',
  fields: (t) => ({
    variantId: t.id({ required: true, description: variantId }),
    locationId: t.id({ required: true, description: locationId }),
    state: t.field({ type: InventoryStateType, required: true, description: 'The counter.' }),
    delta: t.int({ required: true, description: 'Units to add, negative to take away; not 0, at most 1,000,000.' }),
  }),
});
const InventoryQuantityInput = builder.inputType('InventoryQuantityInput', {
  description: 'What a state was counted to be.',
  fields: (t) => ({
    variantId: t.id({ required: true, description: variantId }),
    locationId: t.id({ required: true, description: locationId }),
    state: t.field({ type: InventoryStateType, required: true, description: 'The counter that was counted.' }),
    quantity: t.int({ required: true, description: 'Units that were counted; 0 to 1,000,000.' }),
    expectedQuantity: t.int({ description: 'What you believe it is; nothing is set when it is not.' }),
  }),
});
const InventoryMoveInput = builder.inputType('InventoryMoveInput', {
  description: 'Units to move from one state of a level to another.',
  fields: (t) => ({
    variantId: t.id({ required: true, description: variantId }),
    locationId: t.id({ required: true, description: locationId }),
    from: t.field({ type: InventoryStateType, required: true, description: 'The state that the units leave.' }),
    to: t.field({ type: InventoryStateType, required: true, description: 'The state that they come to.' }),
    quantity: t.int({ required: true, description: 'Units; 1 to 1,000,000.' }),
  }),
});

export const AdjustInventoryInput = builder.inputType('AdjustInventoryInput', {
  description: 'Manual changes of stock, all or none.',
  fields: (t) => ({
    changes: t.field({ type: [InventoryChangeInput], required: true, description: 'At least one, at most 250.' }),
    reason: t.string({ required: true, description: reason }),
    referenceDocumentUri: t.string({ description: 'A delivery note, a ticket; at most 500 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const SetInventoryInput = builder.inputType('SetInventoryInput', {
  description: 'Counted quantities, all or none.',
  fields: (t) => ({
    quantities: t.field({ type: [InventoryQuantityInput], required: true, description: 'At least one, at most 250.' }),
    reason: t.string({ required: true, description: reason }),
    referenceDocumentUri: t.string({ description: 'A count sheet, a ticket; at most 500 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const MoveInventoryInput = builder.inputType('MoveInventoryInput', {
  description: 'Moves between states, all or none.',
  fields: (t) => ({
    moves: t.field({ type: [InventoryMoveInput], required: true, description: 'At least one, at most 250.' }),
    reason: t.string({ required: true, description: reason }),
    referenceDocumentUri: t.string({ description: 'A delivery note, a ticket; at most 500 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

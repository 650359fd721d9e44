import { builder } from '../../builder.ts';
import { InventoryStateType } from './types.ts';

const InventoryChangeInput = builder.inputType('InventoryChangeInput', {
  description: 'Units to add to a state, or to take from it when negative.',
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    state: t.field({ type: InventoryStateType, required: true }),
    delta: t.int({ required: true }),
  }),
});
const InventoryQuantityInput = builder.inputType('InventoryQuantityInput', {
  description: 'What a state was counted to be.',
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    state: t.field({ type: InventoryStateType, required: true }),
    quantity: t.int({ required: true }),
    changeFromQuantity: t.int({ description: 'What you believe it is; nothing is set when it is not.' }),
  }),
});
const InventoryMoveInput = builder.inputType('InventoryMoveInput', {
  description: 'Units to move from one state of a level to another.',
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    from: t.field({ type: InventoryStateType, required: true }),
    to: t.field({ type: InventoryStateType, required: true }),
    quantity: t.int({ required: true }),
  }),
});

export const AdjustInventoryInput = builder.inputType('AdjustInventoryInput', {
  description: 'Manual changes of stock, all or none.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true }),
    reason: t.string({ required: true }),
    referenceDocumentUri: t.string({ description: 'A delivery note, a ticket.' }),
    changes: t.field({ type: [InventoryChangeInput], required: true }),
  }),
});
export const SetInventoryInput = builder.inputType('SetInventoryInput', {
  description: 'Counted quantities, all or none.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true }),
    reason: t.string({ required: true }),
    referenceDocumentUri: t.string({ description: 'A count sheet, a ticket.' }),
    quantities: t.field({ type: [InventoryQuantityInput], required: true }),
  }),
});
export const MoveInventoryInput = builder.inputType('MoveInventoryInput', {
  description: 'Moves between states, all or none.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true }),
    reason: t.string({ required: true }),
    referenceDocumentUri: t.string({ description: 'A delivery note, a ticket.' }),
    moves: t.field({ type: [InventoryMoveInput], required: true }),
  }),
});

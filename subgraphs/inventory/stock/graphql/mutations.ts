import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, IdempotencyKeyReusedError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { adjustInventory } from '../adjust-inventory.ts';
import { moveInventory } from '../move-inventory.ts';
import { setInventory } from '../set-inventory.ts';
import { InventoryAdjustmentGroup, InventoryState } from './types.ts';

const AdjustChange = builder.inputType('InventoryChangeInput', {
  description: 'Units to add to a state, or to take from it when negative.',
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    state: t.field({ type: InventoryState, required: true }),
    delta: t.int({ required: true }),
  }),
});
const Quantity = builder.inputType('InventoryQuantityInput', {
  description: 'What a state was counted to be.',
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    state: t.field({ type: InventoryState, required: true }),
    quantity: t.int({ required: true }),
    changeFromQuantity: t.int({ description: 'What you believe it is; nothing is set when it is not.' }),
  }),
});
const Move = builder.inputType('InventoryMoveInput', {
  description: 'Units to move from one state of a level to another.',
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    from: t.field({ type: InventoryState, required: true }),
    to: t.field({ type: InventoryState, required: true }),
    quantity: t.int({ required: true }),
  }),
});

const AdjustInventoryInput = builder.inputType('AdjustInventoryInput', {
  description: 'Changes of stock by hand, all or none.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true }),
    reason: t.string({ required: true }),
    referenceDocumentUri: t.string({ description: 'A delivery note, a ticket.' }),
    changes: t.field({ type: [AdjustChange], required: true }),
  }),
});
const SetInventoryInput = builder.inputType('SetInventoryInput', {
  description: 'Counted quantities, all or none.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true }),
    reason: t.string({ required: true }),
    referenceDocumentUri: t.string({ description: 'A count sheet, a ticket.' }),
    quantities: t.field({ type: [Quantity], required: true }),
  }),
});
const MoveInventoryInput = builder.inputType('MoveInventoryInput', {
  description: 'Moves between states, all or none.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true }),
    reason: t.string({ required: true }),
    referenceDocumentUri: t.string({ description: 'A delivery note, a ticket.' }),
    moves: t.field({ type: [Move], required: true }),
  }),
});

const errors = { types: [NotFoundError, ConflictError, IdempotencyKeyReusedError, ...COMMON_ERRORS] };

builder.mutationFields((t) => ({
  adjustInventory: t.field({
    type: InventoryAdjustmentGroup,
    description: 'Adds units to states or takes them away. Needs inventory:write; associates in their own stores.',
    errors,
    args: { input: t.arg({ type: AdjustInventoryInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      adjustInventory(deps, request, input as Parameters<typeof adjustInventory>[2]),
  }),
  setInventory: t.field({
    type: InventoryAdjustmentGroup,
    description:
      'Sets states to what was counted, unless they are no longer what you believe. ON_HAND counts the building: what is missing of promised units becomes a shortage. Needs inventory:write; associates in their own stores.',
    errors,
    args: { input: t.arg({ type: SetInventoryInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => setInventory(deps, request, input),
  }),
  moveInventory: t.field({
    type: InventoryAdjustmentGroup,
    description: 'Moves units between states. Needs inventory:write; associates in their own stores.',
    errors,
    args: { input: t.arg({ type: MoveInventoryInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      moveInventory(deps, request, input as Parameters<typeof moveInventory>[2]),
  }),
}));

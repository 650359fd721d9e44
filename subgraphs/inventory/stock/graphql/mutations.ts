import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { adjustInventory } from '../adjust-inventory.ts';
import type { AdjustmentGroup } from '../model/ledger.ts';
import { moveInventory } from '../move-inventory.ts';
import { setInventory } from '../set-inventory.ts';
import { AdjustInventoryInput, MoveInventoryInput, SetInventoryInput } from './inputs.ts';
import { InventoryAdjustmentGroupType } from './types.ts';

const errors = [ConflictError, NotFoundError];
const access = 'inventory:write';
const done = async (group: Promise<AdjustmentGroup>) => ({ adjustmentGroup: await group });

mutation('adjustInventory', {
  description: 'Adds units to states or takes them away; staff who are bound to stores in theirs.',
  access,
  input: AdjustInventoryInput,
  errors,
  resolve: (input, { deps, request }) => done(adjustInventory(deps, request, input)),
  payload: (t) => ({
    adjustmentGroup: t.field({
      type: InventoryAdjustmentGroupType,
      description: 'The operation in the ledger.',
      resolve: ({ adjustmentGroup }) => adjustmentGroup,
    }),
  }),
});

mutation('setInventory', {
  description:
    'Sets states to what was counted, unless they are no longer what you believe. ON_HAND counts the building: what is missing of promised units becomes a shortage. Staff who are bound to stores in theirs.',
  access,
  input: SetInventoryInput,
  errors,
  resolve: (input, { deps, request }) => done(setInventory(deps, request, input)),
  payload: (t) => ({
    adjustmentGroup: t.field({
      type: InventoryAdjustmentGroupType,
      description: 'The operation in the ledger; one that found everything as it was has no movements.',
      resolve: ({ adjustmentGroup }) => adjustmentGroup,
    }),
  }),
});

mutation('moveInventory', {
  description: 'Moves units between states; staff who are bound to stores in theirs.',
  access,
  input: MoveInventoryInput,
  errors,
  resolve: (input, { deps, request }) => done(moveInventory(deps, request, input)),
  payload: (t) => ({
    adjustmentGroup: t.field({
      type: InventoryAdjustmentGroupType,
      description: 'The operation in the ledger.',
      resolve: ({ adjustmentGroup }) => adjustmentGroup,
    }),
  }),
});

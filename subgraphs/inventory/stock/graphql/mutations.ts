import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { adjustInventory } from '../adjust-inventory.ts';
import { moveInventory } from '../move-inventory.ts';
import { setInventory } from '../set-inventory.ts';
import { AdjustInventoryInput, MoveInventoryInput, SetInventoryInput } from './inputs.ts';
import { InventoryAdjustmentGroupType } from './types.ts';

const errors = { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] };

builder.mutationFields((t) => ({
  adjustInventory: t.field({
    type: InventoryAdjustmentGroupType,
    description: 'Adds units to states or takes them away. Needs inventory:write; associates in their own stores.',
    errors,
    args: { input: t.arg({ type: AdjustInventoryInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => adjustInventory(deps, request, input),
  }),
  setInventory: t.field({
    type: InventoryAdjustmentGroupType,
    description:
      'Sets states to what was counted, unless they are no longer what you believe. ON_HAND counts the building: what is missing of promised units becomes a shortage. Needs inventory:write; associates in their own stores.',
    errors,
    args: { input: t.arg({ type: SetInventoryInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => setInventory(deps, request, input),
  }),
  moveInventory: t.field({
    type: InventoryAdjustmentGroupType,
    description: 'Moves units between states. Needs inventory:write; associates in their own stores.',
    errors,
    args: { input: t.arg({ type: MoveInventoryInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => moveInventory(deps, request, input),
  }),
}));

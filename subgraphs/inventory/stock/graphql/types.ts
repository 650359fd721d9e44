import { builder } from '../../builder.ts';
import type { AdjustmentGroup, Movement } from '../model/ledger.ts';
import type { CurrentLevel } from '../model/states.ts';
import { GROUP_KINDS } from '../model/stock-plan.ts';

export const InventoryLevelType = builder.objectRef<CurrentLevel>('InventoryLevel');
export const InventoryMovementType = builder.objectRef<Movement>('InventoryMovement');
export const InventoryAdjustmentGroupType = builder.objectRef<AdjustmentGroup>('InventoryAdjustmentGroup');

/** A counter of a level; staff cannot change RESERVED (holds) and COMMITTED (orders), and only count ON_HAND. */
export const InventoryStateType = builder.enumType('InventoryState', {
  description: 'A counter of a level. RESERVED belongs to holds, COMMITTED to orders; ON_HAND can only be counted.',
  values: {
    AVAILABLE: { value: 'available' },
    COMMITTED: { value: 'committed' },
    RESERVED: { value: 'reserved' },
    DAMAGED: { value: 'damaged' },
    SAFETY_STOCK: { value: 'safetyStock' },
    QUALITY_CONTROL: { value: 'qualityControl' },
    INCOMING: { value: 'incoming' },
    SHORTAGE: { value: 'shortage' },
    ON_HAND: { value: 'onHand' },
  } as const,
});

export const InventoryMovementKindType = builder.enumType('InventoryMovementKind', {
  description: 'Why units moved.',
  values: GROUP_KINDS,
});

export const InventoryLevelConditionType = builder.enumType('InventoryLevelCondition', {
  description: 'Which levels a list is narrowed to.',
  values: {
    IN_STOCK: { value: 'IN_STOCK', description: 'Something is available.' },
    OUT_OF_STOCK: { value: 'OUT_OF_STOCK', description: 'Nothing is available.' },
    SHORT: { value: 'SHORT', description: 'Units are missing.' },
    INCOMING: { value: 'INCOMING', description: 'Units are on their way.' },
  } as const,
});

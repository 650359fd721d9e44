import { builder, connectionType } from '../../builder.ts';
import type { AdjustmentGroup, Movement } from '../model/ledger.ts';
import type { CurrentLevel } from '../model/states.ts';
import type { GroupKind } from '../model/stock-plan.ts';

export const InventoryLevelType = builder.objectRef<CurrentLevel>('InventoryLevel');
export const InventoryLevelConnectionType = connectionType('InventoryLevel', InventoryLevelType);
export const InventoryMovementType = builder.objectRef<Movement>('InventoryMovement');
export const InventoryAdjustmentGroupType = builder.objectRef<AdjustmentGroup>('InventoryAdjustmentGroup');

export const InventoryStateType = builder.enumType('InventoryState', {
  description: 'A counter of a level. RESERVED belongs to holds, COMMITTED to orders; ON_HAND can only be counted.',
  values: {
    AVAILABLE: { value: 'available', description: 'Units that can be promised.' },
    COMMITTED: { value: 'committed', description: 'Units of placed orders that have not left.' },
    RESERVED: { value: 'reserved', description: 'Units held for carts, checkouts and visits.' },
    DAMAGED: { value: 'damaged', description: 'Units in the building that cannot be sold.' },
    SAFETY_STOCK: { value: 'safetyStock', description: 'Units kept back from every promise.' },
    QUALITY_CONTROL: { value: 'qualityControl', description: 'Units that are looked at before they may be sold.' },
    INCOMING: { value: 'incoming', description: 'Units on their way, not in the building.' },
    SHORTAGE: { value: 'shortage', description: 'Units in the ledger that were sold or not found.' },
    ON_HAND: { value: 'onHand', description: 'Units in the building, by the ledger.' },
  } as const,
});

export const InventoryMovementKindType = builder.enumType('InventoryMovementKind', {
  description: 'Why units moved.',
  values: {
    HOLD: { description: 'A cart, a checkout or a visit holds units.' },
    RELEASE: { description: 'A hold let units go.' },
    EXPIRE: { description: 'A hold expired.' },
    COMMIT: { description: 'An order was placed.' },
    UNCOMMIT: { description: 'An order, or a part of it, was canceled.' },
    REROUTE: { description: 'An order is to leave from another location.' },
    FULFILL: { description: 'Units left for their customer.' },
    RESTOCK: { description: 'Units came back from a customer.' },
    SALE: { description: 'A POS sold units.' },
    ADJUST: { description: 'Staff added or took units.' },
    SET: { description: 'Staff counted units.' },
    MOVE: { description: 'Staff moved units from one state to another.' },
    IMPORT: { description: 'Another system said how many there are.' },
  } satisfies Record<GroupKind, object>,
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

import type {
  AdjustmentGroupId,
  InventoryLevelId,
  InventoryMovementId,
  LocationId,
  VariantId,
} from '../../../shared/ids.ts';
import type { State } from './states.ts';
import type { GroupKind } from './stock-plan.ts';

/** One movement of the ledger: what one operation did to one level. */
export interface Movement extends Readonly<Record<State, number>> {
  readonly id: InventoryMovementId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly levelId: InventoryLevelId;
  readonly createdAt: Date;
  readonly groupId: AdjustmentGroupId;
  readonly kind: GroupKind;
  readonly reason: string;
  readonly referenceDocumentUri: string | null;
  readonly ownerId: string | null;
  readonly actor: string;
}

/** An operation of the ledger with its movements; one that changed nothing has none. */
export interface AdjustmentGroup {
  readonly id: AdjustmentGroupId;
  readonly kind: GroupKind;
  readonly reason: string;
  readonly referenceDocumentUri: string | null;
  readonly actor: string;
  readonly createdAt: Date;
  readonly movements: readonly Movement[];
}

/** What a drift is about: a counter, or the units that live holds keep. */
export type DriftState =
  | 'AVAILABLE'
  | 'COMMITTED'
  | 'RESERVED'
  | 'DAMAGED'
  | 'SAFETY_STOCK'
  | 'QUALITY_CONTROL'
  | 'INCOMING'
  | 'SHORTAGE'
  | 'ON_HAND'
  | 'HOLDS';

/** A counter that its explanation does not add up to. */
export interface Drift {
  readonly levelId: InventoryLevelId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly state: DriftState;
  readonly stored: number;
  readonly explained: number;
}

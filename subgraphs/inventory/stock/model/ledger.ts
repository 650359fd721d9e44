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

/** A counter that its explanation does not add up to. */
export interface Drift {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly state: string;
  readonly stored: number;
  readonly explained: number;
}

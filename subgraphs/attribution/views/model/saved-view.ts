import type { SavedViewId, StaffId } from '../../../shared/ids.ts';

/** A page of figures with its filters, under a name. */
export interface SavedView {
  readonly id: SavedViewId;
  readonly version: number;
  readonly ownerId: StaffId;
  readonly name: string;
  readonly path: string;
  readonly search: string;
  readonly isShared: boolean;
  /** Whether the page opens with it for the reader. */
  readonly isDefault: boolean;
  readonly updatedAt: Date;
}

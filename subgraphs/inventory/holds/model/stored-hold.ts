import type { Hold } from '../../stock/model/hold.ts';
import type { Allocation } from './allocation.ts';

/** A hold with what it was given. */
export interface StoredHold {
  readonly hold: Hold;
  readonly allocations: readonly Allocation[];
}

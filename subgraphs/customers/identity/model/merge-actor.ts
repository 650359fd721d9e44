import type { StaffId } from '../../../shared/ids.ts';

/** Who joined records or set them apart. */
export interface MergeActor {
  readonly kind: 'STAFF' | 'SYSTEM';
  readonly staffId: StaffId | null;
}

/** Reads what a ledger has of who acted: `staff:stf_...`, `evidence`, or the name of a service. */
export function readActor(name: string): MergeActor {
  const isStaff = name.startsWith('staff:');
  return { kind: isStaff ? 'STAFF' : 'SYSTEM', staffId: isStaff ? (name.slice('staff:'.length) as StaffId) : null };
}

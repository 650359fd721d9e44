import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import { listStaff } from '../identity/store/open-reviews.ts';
import { readStaff, type StaffRow } from './store/staff-members.ts';

/** The member of staff who asks; null for anybody else, and for one who left. */
export async function whoAmI(deps: CustomersDeps, { actor }: RequestContext): Promise<StaffRow | null> {
  if (actor.kind !== 'staff') return null;
  const [staff] = await readStaff(deps.db, [actor.staffId]);
  return staff?.active ? staff : null;
}

/** Everybody of the staff, those who left included, by name. */
export function allStaff(deps: CustomersDeps): Promise<StaffRow[]> {
  return listStaff(deps.db);
}

/** Somebody of the staff who has just signed in. */
export async function staffSignedIn(deps: CustomersDeps, id: string): Promise<StaffRow> {
  const [staff] = await readStaff(deps.db, [id]);
  if (!staff) throw new Error(`staff ${id} signed in and is not there`);
  return staff;
}

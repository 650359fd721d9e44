import type { RequestContext } from '#kernel/request/context.ts';
import type { CustomersDeps } from '../deps.ts';
import type { StaffMember } from './model/staff-member.ts';
import { readStaff } from './store/staff-members.ts';

/** The member of staff who asks; null for other callers, and for one who left. */
export async function findSignedInStaff(deps: CustomersDeps, { actor }: RequestContext): Promise<StaffMember | null> {
  if (actor.kind !== 'staff') return null;
  const [staff] = await readStaff(deps.db, [actor.staffId]);
  return staff?.active ? staff : null;
}

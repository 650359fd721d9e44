import type { CustomersDeps } from '../deps.ts';
import type { StaffMember } from './model/staff-member.ts';
import { readStaff } from './store/staff-members.ts';

/** A member of staff who has proved to be it; the request that did so may have been sent without a session. */
export async function requireStaffMember(deps: CustomersDeps, id: string): Promise<StaffMember> {
  const [staff] = await readStaff(deps.db, [id]);
  if (!staff) throw new Error(`staff ${id} signed in and is not there`);
  return staff;
}

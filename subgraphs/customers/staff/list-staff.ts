import type { CustomersDeps } from '../deps.ts';
import type { StaffMember } from './model/staff-member.ts';
import { readAllStaff } from './store/staff-members.ts';

/** All staff, those who left included, by name. */
export function listStaff(deps: CustomersDeps): Promise<StaffMember[]> {
  return readAllStaff(deps.db);
}

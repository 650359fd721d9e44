import { z } from 'zod';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { idField } from '../../shared/id-field.ts';
import { ROLES } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { MAX_LOCATIONS } from './model/staff-input.ts';
import type { StaffMember } from './model/staff-member.ts';
import { countStaff, readStaffPage } from './store/staff-members.ts';

const filterSchema = z.object({
  isActive: z.boolean().nullish(),
  roles: z.array(z.enum(ROLES)).nullish(),
  locationIds: z.array(idField('loc')).max(MAX_LOCATIONS).nullish(),
});

/** A page of the staff by name, those who left included unless the filter says otherwise. */
export async function listStaff(deps: CustomersDeps, raw: unknown, page: PageRequest): Promise<Page<StaffMember>> {
  const { isActive, roles, locationIds } = parseInput(filterSchema, raw ?? {}, 'filter');
  const filter = {
    isActive: isActive ?? undefined,
    roles: roles ?? undefined,
    locationIds: locationIds ?? undefined,
  };
  const rows = await readStaffPage(deps.db, filter, page);
  return toPage(
    rows,
    page,
    ({ name, id }) => [name, id],
    () => countStaff(deps.db, filter),
  );
}

import { z } from 'zod';
import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { idField } from '../../shared/id-field.ts';
import { ROLES } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { MAX_LOCATIONS } from './model/staff-input.ts';
import type { StaffMember } from './model/staff-member.ts';
import { DEFAULT_SORT, keyOf, type StaffSort } from './model/staff-sort.ts';
import { countStaff, readStaffPage } from './store/staff-members.ts';

const filterSchema = z.object({
  isActive: z.boolean().nullish(),
  roles: z.array(z.enum(ROLES)).nullish(),
  locationIds: z.array(idField('loc')).max(MAX_LOCATIONS).nullish(),
});

interface ListStaffArgs extends PageArgs {
  readonly filter?: unknown;
  /** By name where it is absent. */
  readonly sort?: StaffSort | null | undefined;
}

/** A page of the staff, those who left included unless the filter says otherwise. */
export async function listStaff(
  deps: CustomersDeps,
  { filter: raw, sort: asked, ...args }: ListStaffArgs,
): Promise<Page<StaffMember>> {
  const sort = asked ?? DEFAULT_SORT;
  const page = parsePage(args, sort.key === 'STATUS' ? 3 : 2);
  const { isActive, roles, locationIds } = parseInput(filterSchema, raw ?? {}, 'filter');
  const filter = {
    isActive: isActive ?? undefined,
    roles: roles ?? undefined,
    locationIds: locationIds ?? undefined,
  };
  const rows = await readStaffPage(deps.db, filter, page, sort);
  return toPage(
    rows,
    page,
    (member) => keyOf(sort, member),
    () => countStaff(deps.db, filter),
  );
}

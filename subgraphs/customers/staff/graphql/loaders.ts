import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { isId } from '#kernel/values/ids.ts';
import type { CustomersDeps } from '../../deps.ts';
import type { StaffMember } from '../model/staff-member.ts';
import { readStaff } from '../store/staff-members.ts';

export const staffById = defineLoader(async ({ deps }: GraphContext<CustomersDeps>, ids) => {
  const wellFormed = ids.filter((id) => isId('stf', id));
  const found = new Map<string, StaffMember>(
    (await readStaff(deps.db, wellFormed)).map((member) => [member.id, member]),
  );
  return ids.map((id) => found.get(id) ?? null);
});

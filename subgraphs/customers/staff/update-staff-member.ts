import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { revokeSessionsOf } from '../sessions/store/sessions.ts';
import { parseLocationIds, parseRoles, parseStaffName } from './model/staff-input.ts';
import { hasSameRights, isAdmin, type StaffMember } from './model/staff-member.ts';
import { lockActiveAdmins, lockStaff, saveStaffMember } from './store/staff-members.ts';

export interface UpdateStaffMemberInput {
  readonly staffMemberId: string;
  readonly name?: string | null | undefined;
  readonly roles?: readonly string[] | null | undefined;
  readonly locationIds?: readonly string[] | null | undefined;
  readonly isActive?: boolean | null | undefined;
  readonly password?: string | null | undefined;
}

/**
 * Changes what a member of staff may do and where. Their sessions end when that changes, so that no token keeps rights
 * that were taken away.
 * @throws ConflictError when no admin would be left.
 */
export async function updateStaffMember(
  deps: CustomersDeps,
  request: RequestContext,
  input: UpdateStaffMemberInput,
): Promise<StaffMember> {
  assertCan(request.actor, 'staff:write');
  const id = parseId('stf', input.staffMemberId, 'staffMemberId');
  const changes = {
    ...(input.name ? { name: parseStaffName(input.name) } : {}),
    ...(input.roles ? { roles: parseRoles(input.roles) } : {}),
    ...(input.locationIds ? { locationIds: parseLocationIds(input.locationIds) } : {}),
    ...(typeof input.isActive === 'boolean' ? { active: input.isActive } : {}),
  };
  const password = input.password ? await parseNewPassword(input.password) : undefined;
  const passwordHash = password === undefined ? undefined : await hashPassword(password, deps.passwordCost);
  const at = deps.clock.now();
  return deps.db.inTransaction('update-staff-member', async (tx) => {
    const admins = await lockActiveAdmins(tx);
    const before = await lockStaff(tx, id);
    if (!before) throw new NotFoundError('staff member', id, 'staffMemberId');
    const after = { ...before, ...changes };
    if (isAdmin(before) && !isAdmin(after) && admins.every((admin) => admin === id)) {
      throw new ConflictError('This is the last admin: make another member admin first');
    }
    await saveStaffMember(tx, after, passwordHash, at);
    if (passwordHash !== undefined || !hasSameRights(before, after)) await revokeSessionsOf(tx, id, at);
    return after;
  });
}

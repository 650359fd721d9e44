import type { Tx } from '#kernel/database/database.ts';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertLocations } from '../../shared/contexts/known-locations.ts';
import type { StaffId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { revokeSessionsOf } from '../sessions/store/sessions.ts';
import { checkBinding, parseLocationIds, parseRoles, parseStaffName } from './model/staff-input.ts';
import { hasSameRights, isAdmin } from './model/staff-member.ts';
import { lockActiveAdmins, lockStaff, saveStaffMember } from './store/staff-members.ts';

export interface UpdateStaffMemberInput {
  readonly staffMemberId: string;
  readonly name?: string | null | undefined;
  readonly roles?: readonly string[] | null | undefined;
  readonly locationIds?: readonly string[] | null | undefined;
  readonly isActive?: boolean | null | undefined;
  readonly password?: string | null | undefined;
  /** When given, the change is refused if the member has changed since. */
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Changes what a member of staff may do and where. Their sessions end when that changes, so that no token keeps rights
 * that were taken away.
 * @throws NotFoundError for a member or a store that there is not; ConflictError when no admin would be left, or they changed since `expectedVersion`.
 */
export async function updateStaffMember(
  deps: CustomersDeps,
  request: RequestContext,
  input: UpdateStaffMemberInput,
): Promise<{ readonly staffMemberId: StaffId }> {
  assertCan(request.actor, 'staff:write');
  const id = parseId('stf', input.staffMemberId, 'staffMemberId');
  const changes = {
    ...(input.name ? { name: parseStaffName(input.name) } : {}),
    ...(input.roles ? { roles: parseRoles(input.roles) } : {}),
    ...(input.locationIds ? { locationIds: parseLocationIds(input.locationIds) } : {}),
    ...(typeof input.isActive === 'boolean' ? { active: input.isActive } : {}),
  };
  await assertLocations(
    deps.ports,
    request,
    (changes.locationIds ?? []).map((id) => ({ id, path: 'locationIds' })),
  );
  const password = input.password ? await parseNewPassword(input.password) : undefined;
  const passwordHash = password === undefined ? undefined : await hashPassword(password, deps.passwordCost);
  const at = deps.clock.now();
  const work = async (tx: Tx) => {
    const admins = await lockActiveAdmins(tx);
    const before = await lockStaff(tx, id);
    if (!before) throw new NotFoundError('staff member', id, 'staffMemberId');
    const { expectedVersion } = input;
    if (typeof expectedVersion === 'number' && expectedVersion !== before.version) {
      const message = 'This member of staff has been changed since; read them again';
      throw new ConflictError(message, 'VERSION_CONFLICT', before.version);
    }
    const after = { ...before, ...changes };
    checkBinding(after);
    if (isAdmin(before) && !isAdmin(after) && admins.every((admin) => admin === id)) {
      throw new ConflictError('This is the last admin: make another member admin first');
    }
    await saveStaffMember(tx, after, passwordHash, at);
    if (passwordHash !== undefined || !hasSameRights(before, after)) await revokeSessionsOf(tx, id, at);
  };
  await deps.db.inTransaction('update-staff-member', async (tx) => {
    if (!input.idempotencyKey) return work(tx);
    const call = {
      scope: `update-staff-member:${actorName(request.actor)}`,
      key: parseIdempotencyKey(input.idempotencyKey),
    };
    // What is remembered of a request is a quick hash: a password must not be in it.
    const body = { id, changes, isPasswordGiven: password !== undefined };
    await once(tx, { ...call, body }, () => work(tx));
  });
  return { staffMemberId: id };
}

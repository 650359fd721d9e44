import { randomBytes } from 'node:crypto';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { parseLocationIds, parseRoles, parseStaffEmail, parseStaffName } from './model/staff-input.ts';
import type { StaffMember } from './model/staff-member.ts';
import { insertStaff } from './store/staff-members.ts';

export interface CreateStaffMemberInput {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly locationIds?: readonly string[] | null | undefined;
  readonly password?: string | null | undefined;
}

/**
 * Adds a member of staff. Without a password one is made up and answered, this once, to be passed on.
 * @throws ConflictError when the address belongs to a member already.
 */
export async function createStaffMember(
  deps: CustomersDeps,
  request: RequestContext,
  input: CreateStaffMemberInput,
): Promise<{ staffMember: StaffMember; initialPassword: string | undefined }> {
  assertCan(request.actor, 'staff:write');
  const staff: StaffMember = {
    id: newId('stf'),
    email: parseStaffEmail(input.email),
    name: parseStaffName(input.name),
    roles: parseRoles(input.roles),
    locationIds: parseLocationIds(input.locationIds ?? []),
    active: true,
  };
  const initialPassword = input.password ? undefined : randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(
    initialPassword ?? (await parseNewPassword(input.password ?? '')),
    deps.passwordCost,
  );
  const at = deps.clock.now();
  const added = await deps.db.inTransaction('create-staff-member', (tx) =>
    insertStaff(tx, { ...staff, passwordHash }, at),
  );
  if (!added) throw new ConflictError('This address belongs to a member of staff', 'ALREADY_EXISTS');
  return { staffMember: staff, initialPassword };
}

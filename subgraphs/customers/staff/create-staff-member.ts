import { randomBytes } from 'node:crypto';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { assertLocations } from '../../shared/contexts/known-locations.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { parseNewPassword } from '../sessions/parse-new-password.ts';
import { checkBinding, parseLocationIds, parseRoles, parseStaffEmail, parseStaffName } from './model/staff-input.ts';
import { insertStaff } from './store/staff-members.ts';

export interface CreateStaffMemberInput {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly locationIds?: readonly string[] | null | undefined;
  readonly password?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** A new member of staff. */
export interface CreatedStaffMember {
  readonly staffMemberId: string;
  /** Made up where none was given; undefined too when the request is repeated. */
  readonly initialPassword: string | undefined;
}

/**
 * Adds a member of staff. Without a password one is made up and answered, this once, to be passed on.
 * @throws NotFoundError for a store that there is not; ConflictError when the address belongs to a member already.
 */
export async function createStaffMember(
  deps: CustomersDeps,
  request: RequestContext,
  input: CreateStaffMemberInput,
): Promise<CreatedStaffMember> {
  assertCan(request.actor, 'staff:write');
  const given = {
    email: parseStaffEmail(input.email),
    name: parseStaffName(input.name),
    roles: parseRoles(input.roles),
    locationIds: parseLocationIds(input.locationIds ?? []),
  };
  checkBinding(given);
  await assertLocations(
    deps.ports,
    request,
    given.locationIds.map((id) => ({ id, path: 'locationIds' })),
  );
  // What is remembered of a request is a quick hash: a password must not be in it.
  const call = {
    scope: `create-staff-member:${actorName(request.actor)}`,
    key: parseIdempotencyKey(input.idempotencyKey),
  };
  const madeUp = input.password ? undefined : randomBytes(12).toString('base64url');
  const password = madeUp ?? (await parseNewPassword(input.password ?? ''));
  const passwordHash = await hashPassword(password, deps.passwordCost);
  const at = deps.clock.now();
  const { result, replayed } = await deps.db.inTransaction('create-staff-member', (tx) =>
    once(tx, { ...call, body: { ...given, isPasswordGiven: madeUp === undefined } }, async () => {
      const id = newId('stf');
      if (await insertStaff(tx, { ...given, id, passwordHash }, at)) return id;
      throw new ConflictError('This address belongs to a member of staff', 'ALREADY_EXISTS');
    }),
  );
  return { staffMemberId: result, initialPassword: replayed ? undefined : madeUp };
}

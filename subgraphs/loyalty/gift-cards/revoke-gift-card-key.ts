import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { revokeKey } from './store/keys.ts';

/** Revokes a lost key; the balance and the other keys are untouched. */
export async function revokeGiftCardKey(deps: LoyaltyDeps, request: RequestContext, keyId: string): Promise<void> {
  assertCan(request.actor, 'loyalty:write');
  const revoked = await revokeKey(deps.db, parseId('gfk', keyId, 'keyId'), deps.clock.now());
  if (!revoked) throw new NotFoundError('live gift card key', keyId);
}

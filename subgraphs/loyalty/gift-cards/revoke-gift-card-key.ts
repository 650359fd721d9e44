import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { GiftCardKey } from './model/gift-card.ts';
import { readKeysById, revokeKey } from './store/keys.ts';

/** Revokes a lost key, once by the request's key; the balance and the other keys are untouched. @throws NotFoundError */
export async function revokeGiftCardKey(
  deps: LoyaltyDeps,
  request: RequestContext,
  input: { readonly giftCardKeyId: string; readonly idempotencyKey: string },
): Promise<GiftCardKey> {
  assertCan(request.actor, 'loyalty:write');
  const id = parseId('gfk', input.giftCardKeyId, 'giftCardKeyId');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const unknown = () => new NotFoundError('live gift card key', id, 'giftCardKeyId');
  await deps.db.inTransaction('revoke-gift-card-key', (tx) =>
    once(tx, { scope: `revoke-gift-card-key:${actorName(request.actor)}`, key, body: { id } }, async () => {
      if (!(await revokeKey(tx, id, deps.clock.now()))) throw unknown();
    }),
  );
  const [revoked] = await readKeysById(deps.db, [id]);
  if (!revoked) throw unknown();
  return revoked;
}

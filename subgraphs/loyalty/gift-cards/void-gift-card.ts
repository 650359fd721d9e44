import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { GiftCardId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { postCardEntries } from './post-card-entries.ts';
import { lockCards, setCardStatus } from './store/gift-cards.ts';

/**
 * Voids a card, once by the request's key: what is left on it is written off as an entry, and no key opens it again.
 * Voiding a void card changes nothing. Money that an order gives back later makes it usable for new keys
 * (redemption/refund.ts).
 * @throws NotFoundError; ConflictError while a checkout holds money on it
 */
export async function voidGiftCard(
  deps: LoyaltyDeps,
  request: RequestContext,
  input: { readonly giftCardId: string; readonly idempotencyKey: string },
): Promise<GiftCardId> {
  assertCan(request.actor, 'loyalty:write');
  const id = parseId('gft', input.giftCardId, 'giftCardId');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const now = deps.clock.now();
  await deps.db.inTransaction('void-gift-card', (tx) =>
    once(tx, { scope: `void-gift-card:${actorName(request.actor)}`, key, body: { id } }, async () => {
      const [card] = await lockCards(tx, [id]);
      if (!card) throw new NotFoundError('gift card', id, 'giftCardId');
      if (card.status === 'VOID') return;
      if (card.heldMinor > 0n)
        throw new ConflictError('A checkout holds money on this card; try again when it has ended');
      await setCardStatus(tx, id, 'VOID');
      await postCardEntries(tx, [
        {
          card,
          key: `void:${id}:${now.toISOString()}`,
          kind: 'VOID',
          amountMinor: -card.balanceMinor,
          orderId: null,
          occurredAt: now,
        },
      ]);
    }),
  );
  return id;
}

import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import type { GiftCardId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { postCardEntries } from './post-card-entries.ts';
import { lockCards, setCardStatus } from './store/gift-cards.ts';

/** Voids a card for good: what is left on it is written off as an entry. Voiding twice is voiding once. */
export async function voidGiftCard(deps: LoyaltyDeps, request: RequestContext, rawId: string): Promise<GiftCardId> {
  assertCan(request.actor, 'loyalty:write');
  const id = parseId('gft', rawId, 'giftCardId');
  const now = deps.clock.now();
  await deps.db.inTransaction('void-gift-card', async (tx) => {
    const [card] = await lockCards(tx, [id]);
    if (!card) throw new NotFoundError('gift card', id);
    if (card.status === 'VOID') return;
    if (card.heldMinor > 0n)
      throw new ConflictError('A checkout holds money on this card; try again when it has ended');
    await setCardStatus(tx, id, 'VOID');
    await postCardEntries(tx, [
      { card, key: `void:${id}`, kind: 'VOID', amountMinor: -card.balanceMinor, orderId: null, occurredAt: now },
    ]);
  });
  return id;
}

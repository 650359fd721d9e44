import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import type { GiftCardId } from '../../shared/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { GiftCardKeyKind } from './model/gift-card.ts';
import { hashCode, newGiftCardCode } from './model/gift-card-code.ts';
import { lockCards } from './store/gift-cards.ts';
import { insertKeys } from './store/keys.ts';

export interface AddGiftCardKeyInput {
  readonly giftCardId: string;
  readonly kind: GiftCardKeyKind;
}

/** Gives a card one more key to the same balance; the plain code is in this answer alone. */
export async function addGiftCardKey(
  deps: LoyaltyDeps,
  request: RequestContext,
  input: AddGiftCardKeyInput,
): Promise<{ giftCardId: GiftCardId; code: string }> {
  assertCan(request.actor, 'loyalty:write');
  const giftCardId = parseId('gft', input.giftCardId, 'giftCardId');
  const code = newGiftCardCode();
  await deps.db.inTransaction('add-gift-card-key', async (tx) => {
    const [card] = await lockCards(tx, [giftCardId]);
    if (!card) throw new NotFoundError('gift card', giftCardId);
    if (card.status === 'VOID') throw new ConflictError('A void card takes no new key');
    await insertKeys(tx, [
      {
        id: newId('gfk'),
        giftCardId,
        kind: input.kind,
        codeHash: hashCode(code),
        lastFour: code.slice(-4),
        createdAt: deps.clock.now(),
        revokedAt: null,
      },
    ]);
  });
  return { giftCardId, code };
}

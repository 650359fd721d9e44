import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { GiftCardKeyKind } from './model/gift-card.ts';
import { hashCode, newGiftCardCode } from './model/gift-card-code.ts';
import type { NewGiftCardKey } from './model/new-gift-card-key.ts';
import { lockCards } from './store/gift-cards.ts';
import { insertKeys } from './store/keys.ts';

export interface AddGiftCardKeyInput {
  readonly giftCardId: string;
  readonly kind: GiftCardKeyKind;
  readonly idempotencyKey: string;
}

/**
 * Gives a card one more key to the same balance, once by the request's key. The plain code is in the first answer alone:
 * a repeated request answers the same key with a null code.
 * @throws NotFoundError; ConflictError when the card is void
 */
export async function addGiftCardKey(
  deps: LoyaltyDeps,
  request: RequestContext,
  input: AddGiftCardKeyInput,
): Promise<NewGiftCardKey> {
  assertCan(request.actor, 'loyalty:write');
  const giftCardId = parseId('gft', input.giftCardId, 'giftCardId');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const code = newGiftCardCode();
  const { result, replayed } = await deps.db.inTransaction('add-gift-card-key', (tx) =>
    once(tx, { scope: `add-gift-card-key:${actorName(request.actor)}`, key, body: input }, async () => {
      const [card] = await lockCards(tx, [giftCardId]);
      if (!card) throw new NotFoundError('gift card', giftCardId, 'giftCardId');
      if (card.status === 'VOID') throw new ConflictError('A void card takes no new key');
      const id = newId('gfk');
      await insertKeys(tx, [
        {
          id,
          giftCardId,
          kind: input.kind,
          codeHash: hashCode(code),
          lastFour: code.slice(-4),
          createdAt: deps.clock.now(),
          revokedAt: null,
        },
      ]);
      return { giftCardId, giftCardKeyId: id };
    }),
  );
  return { ...result, code: replayed ? null : code };
}

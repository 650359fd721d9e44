import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { newId, parseId } from '#kernel/values/ids.ts';
import type { Money } from '#kernel/values/money.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { assertCustomerExists } from '../ports/customers.ts';
import type { GiftCardKeyKind } from './model/gift-card.ts';
import { hashCode, newGiftCardCode } from './model/gift-card-code.ts';
import type { NewGiftCardKey } from './model/new-gift-card-key.ts';
import { postCardEntries } from './post-card-entries.ts';
import { insertCards } from './store/gift-cards.ts';
import { insertKeys } from './store/keys.ts';

export interface IssueGiftCardInput {
  readonly amount: Money;
  /** Code of the channel that sold it. */
  readonly channel: string;
  readonly kind: GiftCardKeyKind;
  readonly customerId: string | null;
  readonly idempotencyKey: string;
}

/** Largest gift card, in minor units: the ceiling bounds the cost of a typing error. */
const MAX_MINOR = 500_000n;

/**
 * Issues an active gift card with its first key. The plain code is in the first answer alone, because only its hash is
 * kept: a repeated request answers the same card with a null code.
 * @throws ValidationError, NotFoundError, ForbiddenError
 */
export async function issueGiftCard(
  deps: LoyaltyDeps,
  request: RequestContext,
  input: IssueGiftCardInput,
): Promise<NewGiftCardKey> {
  assertCan(request.actor, 'loyalty:write');
  const key = parseIdempotencyKey(input.idempotencyKey);
  const { minor, currency } = input.amount;
  if (minor <= 0n || minor > MAX_MINOR) {
    const issueCode = minor <= 0n ? 'TOO_SMALL' : 'TOO_LARGE';
    throw new ValidationError([{ path: 'amount', issueCode, message: 'must be above 0 and at most 5,000.00' }]);
  }
  const customerId = input.customerId === null ? null : parseId('cus', input.customerId, 'customerId');
  if (customerId !== null) await assertCustomerExists(deps.ports, request, customerId);
  const code = newGiftCardCode();
  const now = deps.clock.now();
  const { result, replayed } = await deps.db.inTransaction('issue-gift-card', (tx) =>
    once(tx, { scope: `issue-gift-card:${actorName(request.actor)}`, key, body: input }, async () => {
      const id = newId('gft');
      const giftCardKeyId = newId('gfk');
      const { channel, kind } = input;
      await insertCards(tx, [
        { id, currency, initialMinor: minor, status: 'ACTIVE', customerId, channel, createdAt: now },
      ]);
      await insertKeys(tx, [
        {
          id: giftCardKeyId,
          giftCardId: id,
          kind,
          codeHash: hashCode(code),
          lastFour: code.slice(-4),
          createdAt: now,
          revokedAt: null,
        },
      ]);
      const card = { id, currency, customerId, balanceMinor: 0n };
      await postCardEntries(tx, [
        { card, channel, key: `issue:${id}`, kind: 'ISSUE', amountMinor: minor, orderId: null, occurredAt: now },
      ]);
      return { giftCardId: id, giftCardKeyId };
    }),
  );
  return { ...result, code: replayed ? null : code };
}

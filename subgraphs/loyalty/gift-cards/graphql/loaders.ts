import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { readableCustomers } from '../../../shared/customer-access.ts';
import { recordsOf } from '../../../shared/customer-alias.ts';
import type { CustomerId, GiftCardId, GiftCardKeyId } from '../../../shared/ids.ts';
import { can } from '../../../shared/permissions.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import type { GiftCard, GiftCardKey } from '../model/gift-card.ts';
import { readCards, readCardsOfPeople } from '../store/gift-cards.ts';
import { readKeys, readKeysById } from '../store/keys.ts';

type Context = GraphContext<LoyaltyDeps>;

/** Null when the caller may see neither the owner's cards nor, without an owner, any card. */
export const giftCardLoader = defineLoader(async ({ deps, request }: Context, ids: readonly GiftCardId[]) => {
  const cards = new Map<string, GiftCard>((await readCards(deps.db, ids)).map((card) => [card.id, card]));
  const owners = [...cards.values()].flatMap(({ customerId }) => customerId ?? []);
  const allowed = await readableCustomers(deps.db, request.actor, owners, 'loyalty:read');
  const readsAll = can(request.actor, 'loyalty:read');
  return ids.map((id) => {
    const card = cards.get(id);
    const visible = card && (card.customerId === null ? readsAll : allowed.has(card.customerId));
    return visible ? card : null;
  });
});

/** Cards by the id of their customer; null when the caller may not see them. */
export const cardsOfCustomerLoader = defineLoader(async ({ deps, request }: Context, ids: readonly CustomerId[]) => {
  const allowed = await readableCustomers(deps.db, request.actor, ids, 'loyalty:read');
  const cards = await readCardsOfPeople(deps.db, recordsOf(request.actor, [...allowed]));
  return ids.map((id) => (allowed.has(id) ? cards.filter((card) => card.requestedId === id) : null));
});

/** Keys of a card, oldest first. */
export const keyLoader = defineLoader(async ({ deps }: Context, cardIds: readonly GiftCardId[]) => {
  const keys = await readKeys(deps.db, cardIds);
  return cardIds.map((id) => keys.filter((key) => key.giftCardId === id));
});

/** A card as a change that the caller was allowed to make has left it. @throws NotFoundError */
export async function loadCardAfter({ deps }: Context, id: GiftCardId): Promise<GiftCard> {
  const [card] = await readCards(deps.db, [id]);
  if (!card) throw new NotFoundError('gift card', id);
  return card;
}

/** A key, likewise. @throws NotFoundError */
export async function loadKeyAfter({ deps }: Context, id: GiftCardKeyId): Promise<GiftCardKey> {
  const [key] = await readKeysById(deps.db, [id]);
  if (!key) throw new NotFoundError('gift card key', id);
  return key;
}

import type { GraphContext } from '#kernel/graphql/builder.ts';
import { can } from '#kernel/request/access.ts';
import type { Page } from '#kernel/values/pagination.ts';
import { parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { readableCustomers } from '../../shared/customer-access.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { hashCode } from '../gift-cards/model/gift-card-code.ts';
import {
  type GiftCardEntryRow,
  type GiftCardKeyRow,
  type GiftCardRow,
  readCardByKey,
  readCardEntries,
  readCards,
  readCardsOfPeople,
  readKeys,
} from '../gift-cards/store/gift-cards.ts';
import { type PersonBalance, readBalances, readOwners } from '../points/store/accounts.ts';
import { countEntries, type EntryRow, readEntries } from '../points/store/entries.ts';

export type { EntryRow, GiftCardEntryRow, GiftCardKeyRow, GiftCardRow, PersonBalance };

type Context = GraphContext<LoyaltyDeps>;

/** Ids that the caller may not read become null, before any row of theirs is read. */
function readable(ids: readonly string[], { deps, request }: Context): Promise<ReadonlySet<string>> {
  return readableCustomers(deps.db, request.actor, ids, 'loyalty:read');
}

/** People's balances by customer id; null for who may not see them and before the first point. Not found is null too. */
export async function loadBalances(ids: readonly string[], context: Context): Promise<Array<PersonBalance | null>> {
  const allowed = await readable(ids, context);
  const rows = new Map((await readBalances(context.deps.db, [...allowed])).map((row) => [row.customerId, row]));
  return ids.map((id) => rows.get(id) ?? null);
}

/** The same by account id. */
export async function loadAccounts(ids: readonly string[], context: Context): Promise<Array<PersonBalance | null>> {
  const owners = new Map((await readOwners(context.deps.db, ids)).map((owner) => [owner.id, owner.customerId]));
  const balances = await loadBalances([...new Set(owners.values())], context);
  return ids.map((id) => balances.find((balance) => balance?.customerId === owners.get(id)) ?? null);
}

export async function loadEntryPage(
  customerId: string,
  args: { first?: number | null | undefined; after?: string | null | undefined },
  { deps }: Context,
): Promise<Page<EntryRow>> {
  const page = parseInstantPage(args);
  const rows = await readEntries(deps.db, customerId, page);
  const keyOf = (entry: EntryRow) => [entry.occurredAt.toISOString(), entry.id];
  return toPage(rows, page, keyOf, () => countEntries(deps.db, customerId));
}

/** Cards by id; null for who may see neither the owner's nor, without an owner, any card. */
export async function loadCards(ids: readonly string[], context: Context): Promise<Array<GiftCardRow | null>> {
  const cards = new Map((await readCards(context.deps.db, ids)).map((card) => [card.id, card]));
  const owners = [...cards.values()].flatMap(({ customerId }) => customerId ?? []);
  const allowed = await readable(owners, context);
  const readsAll = can(context.request.actor, 'loyalty:read');
  return ids.map((id) => {
    const card = cards.get(id);
    const visible = card && (card.customerId === null ? readsAll : allowed.has(card.customerId));
    return visible ? card : null;
  });
}

export async function loadCardsOfPeople(
  ids: readonly string[],
  context: Context,
): Promise<Array<GiftCardRow[] | null>> {
  const allowed = await readable(ids, context);
  const rows = await readCardsOfPeople(context.deps.db, [...allowed]);
  return ids.map((id) => (allowed.has(id) ? rows.filter((row) => row.requestedId === id) : null));
}

export async function loadKeys(ids: readonly string[], { deps }: Context): Promise<GiftCardKeyRow[][]> {
  const keys = await readKeys(deps.db, ids);
  return ids.map((id) => keys.filter((key) => key.giftCardId === id));
}

export async function loadCardEntries(ids: readonly string[], { deps }: Context): Promise<GiftCardEntryRow[][]> {
  const entries = await readCardEntries(deps.db, ids);
  return ids.map((id) => entries.filter((entry) => entry.giftCardId === id));
}

export async function findCardByCode(code: string, { deps }: Context): Promise<GiftCardRow | null> {
  return (await readCardByKey(deps.db, hashCode(code))) ?? null;
}

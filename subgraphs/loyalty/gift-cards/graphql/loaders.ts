import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import { readableCustomers } from '../../../shared/customer-access.ts';
import { can } from '../../../shared/permissions.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import type { GiftCardEntry } from '../model/entry.ts';
import type { GiftCard, GiftCardKey } from '../model/gift-card.ts';
import { readCardEntries, readCards, readCardsOfPeople, readKeys } from '../store/gift-cards.ts';

interface Loaders {
  /** Null when the caller may see neither the owner's cards nor, without an owner, any card. */
  readonly giftCards: DataLoader<string, GiftCard | null>;
  /** By the id of a customer; null when the caller may not see them. */
  readonly giftCardsOfCustomer: DataLoader<string, GiftCard[] | null>;
  /** Keys of a card, oldest first. */
  readonly keys: DataLoader<string, GiftCardKey[]>;
  /** Ledger of a card, newest first. */
  readonly entries: DataLoader<string, GiftCardEntry[]>;
}

type Context = GraphContext<LoyaltyDeps>;

function readable(ids: readonly string[], { deps, request }: Context): Promise<ReadonlySet<string>> {
  return readableCustomers(deps.db, request.actor, ids, 'loyalty:read');
}

async function loadCards(ids: readonly string[], context: Context): Promise<Array<GiftCard | null>> {
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

async function loadCardsOfCustomers(ids: readonly string[], context: Context): Promise<Array<GiftCard[] | null>> {
  const allowed = await readable(ids, context);
  const cards = await readCardsOfPeople(context.deps.db, [...allowed]);
  return ids.map((id) => (allowed.has(id) ? cards.filter((card) => card.requestedId === id) : null));
}

/** A loader of what belongs to cards, each list in the order of the rows read. */
function byCard<Row extends { readonly giftCardId: string }>(read: (ids: readonly string[]) => Promise<Row[]>) {
  return new DataLoader<string, Row[]>(async (ids) => {
    const rows = await read(ids);
    return ids.map((id) => rows.filter((row) => row.giftCardId === id));
  });
}

const loaders = new WeakMap<object, Loaders>();

/** The loaders of one executed operation; each turns the keys of a step into one statement. */
export function loadersOf(context: Context): Loaders {
  const known = loaders.get(context);
  if (known) return known;
  const { db } = context.deps;
  const made: Loaders = {
    giftCards: new DataLoader((ids) => loadCards(ids, context)),
    giftCardsOfCustomer: new DataLoader((ids) => loadCardsOfCustomers(ids, context)),
    keys: byCard((ids) => readKeys(db, ids)),
    entries: byCard((ids) => readCardEntries(db, ids)),
  };
  loaders.set(context, made);
  return made;
}

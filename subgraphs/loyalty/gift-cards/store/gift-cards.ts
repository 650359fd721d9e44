import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import { aliasesOf } from '../../../shared/customer-alias.ts';
import type { CustomerId, GiftCardKeyId } from '../../../shared/ids.ts';
import { giftCard, giftCardKey } from '../../prisma/generated/tables.ts';
import type { GiftCard, GiftCardKey, GiftCardStatus, NewGiftCard } from '../model/gift-card.ts';

const c = aliased(giftCard, 'c');
const k = aliased(giftCardKey, 'k');
const card = pick(c, 'id', 'currency', 'initialMinor', 'balanceMinor', 'heldMinor', 'status', 'customerId');
const columns = select(card);

/** A card as one of its keys opens it, or opened it until the key was revoked. */
export type KeyedCard = GiftCard &
  Pick<GiftCardKey, 'codeHash' | 'lastFour' | 'revokedAt'> & { readonly keyId: GiftCardKeyId };
const keyed = select({ ...card, keyId: k.id, ...pick(k, 'codeHash', 'lastFour', 'revokedAt') });

/** Locks the cards of keys, by id; one row per key. */
export async function lockCardsByKey(tx: Tx, keyIds: readonly string[]): Promise<KeyedCard[]> {
  return tx.query(sql`
    select ${keyed} from gift_card c join gift_card_key k on ${k.giftCardId} = ${c.id}
    where ${k.id} = any(${keyIds}::text[]) order by ${c.id} for update of c`);
}

export async function lockCards(tx: Tx, ids: readonly string[]): Promise<GiftCard[]> {
  return tx.query(sql`
    select ${columns} from gift_card c where ${c.id} = any(${ids}::text[]) order by ${c.id} for update`);
}

export async function readCards(db: Reader, ids: readonly string[]): Promise<GiftCard[]> {
  return db.query(sql`select ${columns} from gift_card c where ${c.id} = any(${ids}::text[])`);
}

export async function readCardByKey(db: Reader, codeHash: string): Promise<GiftCard | undefined> {
  const [row] = await db.query(sql`
    select ${columns} from gift_card c join gift_card_key k on ${k.giftCardId} = ${c.id}
    where ${k.codeHash} = ${codeHash} and ${k.revokedAt} is null`);
  return row;
}

/** The cards of keys, which are named by the hashes of their codes or by their ids; one row per key. */
export async function readCardsByKeys(
  db: Reader,
  keys: { readonly codeHashes: readonly string[]; readonly keyIds: readonly string[] },
): Promise<KeyedCard[]> {
  return db.query(sql`
    select ${keyed} from gift_card c join gift_card_key k on ${k.giftCardId} = ${c.id}
    where ${k.codeHash} = any(${keys.codeHashes}::text[]) or ${k.id} = any(${keys.keyIds}::text[])`);
}

/** Cards of people over records `(requested_id, alias_id)`. */
export async function readCardsOfPeople(
  db: Reader,
  records: SqlQuery,
): Promise<Array<GiftCard & { requestedId: string }>> {
  return db.query(sql`
    select ${select({ ...card, requestedId: text(sql`aliases.requested_id`) })}
    from ${records} aliases join gift_card c on ${c.customerId} = aliases.alias_id order by ${c.id}`);
}

export interface GiftCardFilter {
  /** Ids of customers as they were given: what a merge has joined is theirs by its survivor. */
  readonly customerIds: readonly CustomerId[] | undefined;
  readonly statuses: readonly GiftCardStatus[] | undefined;
}

function matches({ customerIds, statuses }: GiftCardFilter): SqlQuery {
  return sql`true
    ${customerIds === undefined ? sql`` : sql`and ${c.customerId} in (select alias_id from ${aliasesOf(customerIds)} aliases)`}
    ${statuses === undefined ? sql`` : sql`and ${c.status}::text = any(${statuses}::text[])`}`;
}

/** The last one first. */
export function readCardPage(db: Reader, filter: GiftCardFilter, page: PageRequest): Promise<GiftCard[]> {
  const { bounds, order } = keyset(page, [{ column: c.id }], 'desc');
  return db.query(sql`
    select ${columns} from gift_card c where ${matches(filter)} and ${bounds}
    order by ${order} limit ${page.limit + 1}`);
}

export async function countCards(db: Reader, filter: GiftCardFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from gift_card c where ${matches(filter)}`);
  return row?.count ?? 0;
}

/** Inserts cards without a balance: their entries make it. */
export async function insertCards(tx: Tx, cards: readonly NewGiftCard[]): Promise<void> {
  const rows = cards as ReadonlyArray<NewGiftCard & { readonly customerId: CustomerId | null }>;
  const given = pick(giftCard, 'id', 'currency', 'initialMinor', 'status', 'customerId', 'channel', 'createdAt');
  const r = recordset('r', given, rows);
  await tx.query(insertInto(giftCard, { ...r.columns, balanceMinor: sql`0` }, sql`from ${r}`));
}

/** Makes void cards usable again, for new keys alone: those that opened them stay dead. */
export async function reopenCards(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.query(sql`
    with revoked as (
      update gift_card_key k set ${assignments(giftCardKey, { revokedAt: now })}
      where ${k.giftCardId} = any(${ids}::text[]) and ${k.revokedAt} is null)
    update gift_card c set ${assignments(giftCard, { status: 'ACTIVE' })} where ${c.id} = any(${ids}::text[])`);
}

export async function setCardStatus(tx: Tx, id: string, status: GiftCardStatus): Promise<void> {
  await tx.query(sql`update gift_card set ${assignments(giftCard, { status })} where ${giftCard.id} = ${id}`);
}

import type { Database, Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import { aliasesOf } from '../../../shared/customer-alias.ts';
import type { GiftCardEntry } from '../model/entry.ts';
import type { GiftCard, GiftCardKey, GiftCardStatus, NewGiftCard } from '../model/gift-card.ts';

const columns = sql`c.id, c.currency, c.initial_minor as "initialMinor", c.balance_minor as "balanceMinor",
  c.held_minor as "heldMinor", c.status, c.customer_id as "customerId"`;

/** Locks the cards that live keys open, by id; one row per key. */
export async function lockCardsByKey(
  tx: Tx,
  codeHashes: readonly string[],
): Promise<Array<GiftCard & { codeHash: string }>> {
  return tx.query(sql`
    select ${columns}, k.code_hash as "codeHash" from gift_card c join gift_card_key k on k.gift_card_id = c.id
    where k.code_hash = any(${codeHashes}::text[]) and k.revoked_at is null order by c.id for update of c`);
}

export async function lockCards(tx: Tx, ids: readonly string[]): Promise<GiftCard[]> {
  return tx.query(sql`select ${columns} from gift_card c where c.id = any(${ids}::text[]) order by c.id for update`);
}

export async function readCards(db: Reader, ids: readonly string[]): Promise<GiftCard[]> {
  return db.query(sql`select ${columns} from gift_card c where c.id = any(${ids}::text[])`);
}

export async function readCardByKey(db: Reader, codeHash: string): Promise<GiftCard | undefined> {
  const [row] = await db.query<GiftCard>(sql`
    select ${columns} from gift_card c join gift_card_key k on k.gift_card_id = c.id
    where k.code_hash = ${codeHash} and k.revoked_at is null`);
  return row;
}

export async function readCardsOfPeople(
  db: Reader,
  customerIds: readonly string[],
): Promise<Array<GiftCard & { requestedId: string }>> {
  return db.query(sql`
    select ${columns}, aliases.requested_id as "requestedId"
    from ${aliasesOf(customerIds)} aliases join gift_card c on c.customer_id = aliases.alias_id order by c.id`);
}

export async function insertCards(tx: Tx, cards: readonly NewGiftCard[]): Promise<void> {
  const rows = cards.map((c) => ({
    id: c.id,
    currency: c.currency,
    initial_minor: c.initialMinor,
    status: c.status,
    customer_id: c.customerId,
    channel: c.channel,
    created_at: c.createdAt,
  }));
  await tx.query(sql`
    insert into gift_card (id, currency, initial_minor, balance_minor, status, customer_id, channel, created_at)
    select id, currency, initial_minor, 0, status, customer_id, channel, created_at
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(id text, currency text, initial_minor bigint,
      status gift_card_status, customer_id text, channel text, created_at timestamptz)`);
}

/** Those of the code hashes that open a card already, revoked ones too. */
export async function readKnownHashes(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ code_hash: string }>(sql`
    select code_hash from gift_card_key where code_hash = any(${hashes}::text[])`);
  return new Set(rows.map((row) => row.code_hash));
}

export async function insertKeys(tx: Tx, keys: readonly GiftCardKey[]): Promise<void> {
  const rows = keys.map((k) => ({
    id: k.id,
    gift_card_id: k.giftCardId,
    kind: k.kind,
    code_hash: k.codeHash,
    last_four: k.lastFour,
    created_at: k.createdAt,
  }));
  await tx.query(sql`
    insert into gift_card_key (id, gift_card_id, kind, code_hash, last_four, created_at)
    select id, gift_card_id, kind, code_hash, last_four, created_at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, gift_card_id text, kind gift_card_key_kind, code_hash text, last_four text, created_at timestamptz)`);
}

/** Writes ledger entries and moves the balances by the same amounts, in one statement. */
export async function insertCardEntries(tx: Tx, entries: readonly GiftCardEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((e) => ({
    id: e.id,
    gift_card_id: e.giftCardId,
    key: e.key,
    kind: e.kind,
    amount_minor: e.amountMinor,
    order_id: e.orderId,
    occurred_at: e.occurredAt,
    balance_after_minor: e.balanceAfterMinor,
  }));
  await tx.query(sql`
    with posted as (
      insert into gift_card_entry (id, gift_card_id, key, kind, amount_minor, order_id, occurred_at, balance_after_minor)
      select id, gift_card_id, key, kind, amount_minor, order_id, occurred_at, balance_after_minor
      from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(id text, gift_card_id text, key text, kind gift_card_entry_kind,
        amount_minor bigint, order_id text, occurred_at timestamptz, balance_after_minor bigint)
      returning gift_card_id, amount_minor
    )
    update gift_card c set balance_minor = balance_minor + moved.amount
    from (select gift_card_id, sum(amount_minor)::bigint as amount from posted group by gift_card_id) moved
    where c.id = moved.gift_card_id`);
}

export async function setCardStatus(tx: Tx, id: string, status: GiftCardStatus): Promise<void> {
  await tx.query(sql`update gift_card set status = ${status}::gift_card_status where id = ${id}`);
}

export async function readPostedCardKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(sql`select key from gift_card_entry where key = any(${keys}::text[])`);
  return new Set(rows.map((row) => row.key));
}

/** Keys of cards, oldest first; a batch in one statement. */
export async function readKeys(db: Reader, giftCardIds: readonly string[]): Promise<GiftCardKey[]> {
  return db.query(sql`
    select id, gift_card_id as "giftCardId", kind, code_hash as "codeHash", last_four as "lastFour",
           created_at as "createdAt", revoked_at as "revokedAt"
    from gift_card_key where gift_card_id = any(${giftCardIds}::text[]) order by created_at, id`);
}

/** Ledgers of cards, newest first; a batch in one statement. */
export async function readCardEntries(db: Reader, giftCardIds: readonly string[]): Promise<GiftCardEntry[]> {
  return db.query(sql`
    select id, gift_card_id as "giftCardId", key, kind, amount_minor as "amountMinor", order_id as "orderId",
           occurred_at as "occurredAt", balance_after_minor as "balanceAfterMinor"
    from gift_card_entry where gift_card_id = any(${giftCardIds}::text[]) order by occurred_at desc, id desc`);
}

/** Revokes one key; the card and its balance stay. False when there is no such live key. */
export async function revokeKey(db: Database, id: string, at: Date): Promise<boolean> {
  const revoked = await db.query(sql`
    update gift_card_key set revoked_at = ${at} where id = ${id} and revoked_at is null returning id`);
  return revoked.length > 0;
}

import type { Database, Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/events/outbox.ts';
import { aliasesOf } from '../../../shared/customer-alias.ts';
import { prismaOf } from '../../store/prisma.ts';

export interface GiftCardRow {
  readonly id: string;
  readonly currency: string;
  readonly initialMinor: bigint;
  readonly balanceMinor: bigint;
  readonly heldMinor: bigint;
  readonly status: 'INACTIVE' | 'ACTIVE' | 'VOID';
  readonly customerId: string | null;
}

export interface GiftCardKeyRow {
  readonly id: string;
  readonly giftCardId: string;
  readonly kind: 'PLASTIC' | 'EMAIL' | 'WALLET';
  readonly codeHash: string;
  readonly lastFour: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export interface GiftCardEntryRow {
  readonly id: string;
  readonly giftCardId: string;
  readonly key: string;
  readonly kind: 'ISSUE' | 'REDEEM' | 'REFUND' | 'VOID';
  readonly amountMinor: bigint;
  readonly orderId: string | null;
  readonly occurredAt: Date;
  readonly balanceAfterMinor: bigint;
}

const columns = sql`c.id, c.currency, c.initial_minor as "initialMinor", c.balance_minor as "balanceMinor",
  c.held_minor as "heldMinor", c.status, c.customer_id as "customerId"`;

/** Locks the cards that live keys open, by id; one row per key. */
export async function lockCardsByKey(
  tx: Tx,
  codeHashes: readonly string[],
): Promise<Array<GiftCardRow & { codeHash: string }>> {
  return tx.query(sql`
    select ${columns}, k.code_hash as "codeHash" from gift_card c join gift_card_key k on k.gift_card_id = c.id
    where k.code_hash = any(${codeHashes}::text[]) and k.revoked_at is null order by c.id for update of c`);
}

export async function lockCards(tx: Tx, ids: readonly string[]): Promise<GiftCardRow[]> {
  return tx.query(sql`select ${columns} from gift_card c where c.id = any(${ids}::text[]) order by c.id for update`);
}

export async function readCards(db: Reader, ids: readonly string[]): Promise<GiftCardRow[]> {
  return db.query(sql`select ${columns} from gift_card c where c.id = any(${ids}::text[])`);
}

export async function readCardByKey(db: Reader, codeHash: string): Promise<GiftCardRow | undefined> {
  const [row] = await db.query<GiftCardRow>(sql`
    select ${columns} from gift_card c join gift_card_key k on k.gift_card_id = c.id
    where k.code_hash = ${codeHash} and k.revoked_at is null`);
  return row;
}

export async function readCardsOfPeople(
  db: Reader,
  customerIds: readonly string[],
): Promise<Array<GiftCardRow & { requestedId: string }>> {
  return db.query(sql`
    select ${columns}, aliases.requested_id as "requestedId"
    from ${aliasesOf(customerIds)} aliases join gift_card c on c.customer_id = aliases.alias_id order by c.id`);
}

/** A card before its first entry: the entries make its balance. */
export interface NewGiftCard {
  readonly id: string;
  readonly currency: string;
  readonly initialMinor: bigint;
  readonly status: GiftCardRow['status'];
  readonly customerId: string | null;
  readonly channel: string;
  readonly createdAt: Date;
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

export async function insertKeys(tx: Tx, keys: readonly GiftCardKeyRow[]): Promise<void> {
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
export async function postCardEntries(tx: Tx, entries: readonly GiftCardEntryRow[]): Promise<void> {
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

export async function setCardStatus(tx: Tx, id: string, status: GiftCardRow['status']): Promise<void> {
  await tx.query(sql`update gift_card set status = ${status}::gift_card_status where id = ${id}`);
}

export async function findPostedCardKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(sql`select key from gift_card_entry where key = any(${keys}::text[])`);
  return new Set(rows.map((row) => row.key));
}

/** Keys of cards, oldest first; a batch in one statement. */
export function readKeys(db: Database, giftCardIds: readonly string[]): Promise<GiftCardKeyRow[]> {
  return prismaOf(db).giftCardKey.findMany({
    where: { giftCardId: { in: [...giftCardIds] } },
    orderBy: { createdAt: 'asc' },
  });
}

/** Ledgers of cards, newest first; a batch in one statement. */
export function readCardEntries(db: Database, giftCardIds: readonly string[]): Promise<GiftCardEntryRow[]> {
  return prismaOf(db).giftCardEntry.findMany({
    where: { giftCardId: { in: [...giftCardIds] } },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
  });
}

/** Revokes one key; the card and its balance stay. False when there is no such live key. */
export async function revokeKey(db: Database, id: string, at: Date): Promise<boolean> {
  const { count } = await prismaOf(db).giftCardKey.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: at },
  });
  return count > 0;
}

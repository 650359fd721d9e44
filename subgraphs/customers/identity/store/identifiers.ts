import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { boolean, integer, like, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertInto, insertRows, recordset, value } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { CustomerId, IdentifierId } from '../../../shared/ids.ts';
import { customer, identifier, tokenSighting } from '../../prisma/generated/tables.ts';
import { type Person, personRecords } from '../../timeline/store/person-records.ts';
import type { IdentifierView } from '../model/identifier-view.ts';
import type { Identifier } from '../model/identifiers.ts';
import type { IdentityPlan, KnownIdentifier, Sighting } from '../model/identity-plan.ts';

const i = aliased(identifier, 'i');
const SHARED = boolean(sql`${i.sharedAt} is not null`);

const KNOWN = select({ ...pick(i, 'id', 'kind', 'value', 'customerId', 'alone'), shared: SHARED });

/** The stored ones among the identifiers, in one statement. */
export function readIdentifiers(db: Reader, identifiers: readonly Identifier[]): Promise<KnownIdentifier[]> {
  const asked = recordset('asked', pick(identifier, 'kind', 'value'), identifiers);
  return db.query(sql`
    select ${KNOWN} from ${asked}
    join identifier i on ${i.kind} = ${asked.columns.kind} and ${i.value} = ${asked.columns.value}`);
}

/**
 * Locks tokens in key order, so that two observations of one token count its people one after the other.
 * @returns the ids of those that are shared by now.
 */
export async function lockTokens(tx: Tx, tokenIds: readonly IdentifierId[]): Promise<ReadonlySet<IdentifierId>> {
  const rows = await tx.query(sql`
    select ${select({ id: i.id, shared: SHARED })} from identifier i
    where ${i.id} = any(${tokenIds}::text[]) order by ${i.id} for no key update`);
  return new Set(rows.filter((row) => row.shared).map((row) => row.id));
}

const SIGHTING = select(pick(tokenSighting, 'tokenId', 'seenWithId', 'seenWithKind'));

export function readSightings(tx: Tx, tokenIds: readonly IdentifierId[]): Promise<Sighting[]> {
  return tx.query(sql`
    select ${SIGHTING} from token_sighting where ${tokenSighting.tokenId} = any(${tokenIds}::text[])`);
}

/**
 * Claims new identifiers, in key order; waits for other transactions that claim the same.
 * @returns false when another transaction was quicker with one of them: the plan rests on a past state.
 */
export async function insertIdentifiers(tx: Tx, identifiers: IdentityPlan['newIdentifiers']): Promise<boolean> {
  if (identifiers.length === 0) return true;
  const rows = identifiers.map(({ shared, alone: _, ...one }) => ({
    ...one,
    sharedAt: shared ? one.firstSeenAt : null,
  }));
  const known = pick(identifier, 'id', 'kind', 'value', 'customerId', 'source', 'firstSeenAt', 'sharedAt');
  const r = recordset('r', known, rows);
  const fields = { ...r.columns, verifiedAt: value(identifier.verifiedAt, null) };
  const inserted = await tx.query(sql`
    ${insertInto(identifier, fields, sql`from ${r} order by ${r.columns.kind}, ${r.columns.value}`)}
    on conflict (kind, value) do nothing returning 1`);
  return inserted.length === identifiers.length;
}

export async function insertSightings(tx: Tx, sightings: readonly Sighting[]): Promise<void> {
  if (sightings.length === 0) return;
  const keys = ['tokenId', 'seenWithId', 'seenWithKind'] as const;
  await tx.query(sql`${insertRows(tokenSighting, keys, sightings)} on conflict do nothing`);
}

/**
 * Those of the pairs of a holder's identifier and another one that join nothing: they were seen together before, the
 * holder was seen with too many, or the other one has joined `maxRecords` records by now. One statement.
 */
export async function readIdlePairs(
  tx: Tx,
  pairs: ReadonlyArray<{ readonly holder: Identifier; readonly seen: Identifier }>,
  maxRecords: number,
): Promise<ReadonlySet<number>> {
  const column = (read: (pair: { holder: Identifier; seen: Identifier }) => string) => pairs.map(read);
  const rows = await tx.query(sql`
    select ${select({ index: integer(sql`asked.index`) })}
    from unnest(${column(({ holder }) => holder.kind)}::text[], ${column(({ holder }) => holder.value)}::text[],
      ${column(({ seen }) => seen.kind)}::text[], ${column(({ seen }) => seen.value)}::text[])
      with ordinality as asked(holder_kind, holder, seen_kind, seen, index)
    join identifier i on i.kind = asked.seen_kind and i.value = asked.seen
    left join identifier h on h.kind = asked.holder_kind and h.value = asked.holder
    where h.shared_at is not null
      or exists (select 1 from token_sighting t where t.token_id = h.id and t.seen_with_id = i.id)
      or ${maxRecords}::int <= (
        select count(*) from (
          select 1 from customer own join customer m on m.survivor_id = own.survivor_id
          where own.id = i.customer_id limit ${maxRecords}::int) joined)`);
  return new Set(rows.map(({ index }) => index - 1));
}

/** Marks tokens as shared; from now on they join no one. */
export async function markShared(tx: Tx, tokenIds: readonly IdentifierId[], at: Date): Promise<void> {
  await tx.query(sql`
    update identifier set shared_at = ${at} where id = any(${tokenIds}::text[]) and shared_at is null`);
}

const SHOWN = pick(i, 'id', 'kind', 'value', 'source', 'firstSeenAt', 'verifiedAt', 'customerId');

export function readIdentifiersById(
  db: Reader,
  ids: readonly IdentifierId[],
): Promise<Array<IdentifierView & { readonly customerId: CustomerId }>> {
  return db.query(sql`select ${select(SHOWN)} from identifier i where ${i.id} = any(${ids}::text[])`);
}

const LISTED = select({ ...SHOWN, personId: like(identifier.customerId, sql`asked.id`) });
const BY_AGE = [{ column: i.firstSeenAt, type: 'timestamptz' as const }, { column: i.id }];

/**
 * Identifiers of people's records, the first seen first, at most `limit + 1` of each person, in one statement. Tokens that
 * are shared belong to no one; the marks of accounts are for other domains alone.
 */
export function readIdentifierPages(
  db: Reader,
  people: readonly Person[],
  page: PageRequest,
  withHolders: boolean,
): Promise<Array<IdentifierView & { readonly personId: CustomerId }>> {
  const { bounds, order } = keyset(page, BY_AGE);
  const shown = withHolders ? sql`true` : sql`not (${i.kind} = 'EXTERNAL' and ${i.value} like 'account:%')`;
  return db.query(sql`
    with record as materialized (select * from ${personRecords(people)})
    select ${LISTED} from (select distinct person_id as id from record) asked
    cross join lateral (
      select i.* from identifier i
      where ${i.customerId} in (select id from record where person_id = asked.id)
        and ${i.sharedAt} is null and ${shown} and ${bounds}
      order by ${order} limit ${page.limit + 1}) i
    order by asked.id, ${order}`);
}

const IS_LONE = sql`not exists (
  select 1 from identifier other where other.customer_id = ${i.customerId} and other.id <> ${i.id})`;

/**
 * Keeps the record of an address for the address alone, from when an account is opened with it: what is seen with it
 * later is written on records beside it. One that is known by something else already stays as it is.
 */
export async function reserveAddress(tx: Tx, email: string): Promise<void> {
  await tx.query(sql`
    update identifier i set alone = true
    where ${i.kind} = 'EMAIL' and ${i.value} = ${email} and not ${i.alone} and ${IS_LONE}`);
}

/** The record that is known by the address and by nothing else. */
export async function readLoneRecord(db: Reader, email: string): Promise<CustomerId | undefined> {
  const [row] = await db.query(sql`
    select ${select({ id: i.customerId })} from identifier i
    where ${i.kind} = 'EMAIL' and ${i.value} = ${email} and ${i.alone} and ${IS_LONE}`);
  return row?.id;
}

export async function markVerified(tx: Tx, email: string, at: Date): Promise<void> {
  await tx.query(sql`update identifier set verified_at = ${at} where kind = 'EMAIL' and value = ${email}`);
}

/** Those of the ids that guests bear and no account: what a POS, an import or staff saw is no guest's. */
export async function readUnclaimedGuests(db: Reader, ids: readonly string[]): Promise<CustomerId[]> {
  const asked = select({ id: like(customer.id, sql`asked.id`) });
  const rows = await db.query(sql`
    select ${asked} from unnest(${ids}::text[]) as asked(id)
    left join customer c on c.id = asked.id
    where c.id is null or c.bearer_id is null and exists (
      select 1 from identifier i where ${i.kind} = 'EXTERNAL' and ${i.value} = 'account:' || c.id)
    order by asked.id`);
  return rows.map(({ id }) => id);
}

import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { IdentifierView } from '../model/identifier-view.ts';
import type { Identifier, IdentifierKind } from '../model/identifiers.ts';
import type { IdentityPlan, KnownIdentifier, Sighting } from '../model/identity-plan.ts';

/** The stored ones among the identifiers, in one statement. */
export function readIdentifiers(db: Reader, identifiers: readonly Identifier[]): Promise<KnownIdentifier[]> {
  return db.query<KnownIdentifier>(sql`
    select i.id, i.kind, i.value, i.customer_id as "customerId", i.shared_at is not null as shared
    from unnest(${identifiers.map((one) => one.kind)}::text[], ${identifiers.map((one) => one.value)}::text[]) as asked(kind, value)
    join identifier i using (kind, value)`);
}

/**
 * Locks tokens in key order, so that two observations of one token count its people one after the other.
 * @returns the ids of those that are shared by now.
 */
export async function lockTokens(tx: Tx, tokenIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string; shared: boolean }>(sql`
    select id, shared_at is not null as shared from identifier
    where id = any(${tokenIds}::text[]) order by id for no key update`);
  return new Set(rows.filter((row) => row.shared).map((row) => row.id));
}

/** The kinds of identifiers that whole persons are known by. */
export function readIdentifierKinds(
  tx: Tx,
  survivorIds: readonly string[],
): Promise<Array<{ survivorId: string; kind: IdentifierKind }>> {
  return tx.query(sql`
    select distinct c.survivor_id as "survivorId", i.kind
    from customer c join identifier i on i.customer_id = c.id
    where c.survivor_id = any(${survivorIds}::text[])`);
}

export function readSightings(tx: Tx, tokenIds: readonly string[]): Promise<Sighting[]> {
  return tx.query<Sighting>(sql`
    select token_id as "tokenId", seen_with_id as "seenWithId", seen_with_kind as "seenWithKind"
    from token_sighting where token_id = any(${tokenIds}::text[])`);
}

/**
 * Claims new identifiers, in key order; waits for others who claim the same just now.
 * @returns false when somebody else was quicker with one of them: the plan rests on a past state.
 */
export async function insertIdentifiers(tx: Tx, identifiers: IdentityPlan['newIdentifiers']): Promise<boolean> {
  if (identifiers.length === 0) return true;
  const rows = identifiers.map(({ id, kind, value, customerId, source, firstSeenAt, shared }) => ({
    id,
    kind,
    value,
    customer_id: customerId,
    source,
    first_seen_at: firstSeenAt,
    shared_at: shared ? firstSeenAt : null,
  }));
  const inserted = await tx.query(sql`
    insert into identifier (id, kind, value, customer_id, source, first_seen_at, shared_at)
    select id, kind, value, customer_id, source, first_seen_at, shared_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, kind text, value text, customer_id text, source text, first_seen_at timestamptz, shared_at timestamptz)
    order by kind, value
    on conflict (kind, value) do nothing returning id`);
  return inserted.length === identifiers.length;
}

export async function insertSightings(tx: Tx, sightings: readonly Sighting[]): Promise<void> {
  if (sightings.length === 0) return;
  await tx.query(sql`
    insert into token_sighting (token_id, seen_with_id, seen_with_kind)
    select * from unnest(${sightings.map((one) => one.tokenId)}::text[], ${sightings.map((one) => one.seenWithId)}::text[],
      ${sightings.map((one) => one.seenWithKind)}::text[])
    on conflict do nothing`);
}

/** Marks tokens as shared; from now on they join nobody. */
export async function markShared(tx: Tx, tokenIds: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`
    update identifier set shared_at = ${at} where id = any(${tokenIds}::text[]) and shared_at is null`);
}

/** An identifier of a person, who is named by the present survivor. */
export interface PersonIdentifier extends IdentifierView {
  readonly personId: string;
}

/** Identifiers of whole persons, oldest first, in one statement; tokens that are shared belong to nobody. */
export function readIdentifiersOf(db: Reader, survivorIds: readonly string[]): Promise<PersonIdentifier[]> {
  return db.query<PersonIdentifier>(sql`
    select c.survivor_id as "personId", i.kind, i.value, i.source, i.first_seen_at as "firstSeenAt", i.verified_at as "verifiedAt"
    from customer c join identifier i on i.customer_id = c.id
    where c.survivor_id = any(${survivorIds}::text[]) and i.shared_at is null
    order by i.first_seen_at, i.id`);
}

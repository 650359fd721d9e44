import type { Tx } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { insertRows } from '#kernel/database/write.ts';
import { commissionIdentity } from '../../prisma/generated/tables.ts';
import type { IdentityStatement } from '../model/identity-history.ts';

const KEYS = ['aliasId', 'version', 'survivorId', 'statedAt'] as const;

/** Keeps statements about identities, each once. */
export async function insertIdentities(tx: Tx, statements: readonly IdentityStatement[]): Promise<void> {
  await tx.query(sql`${insertRows(commissionIdentity, KEYS, statements)} on conflict (alias_id, version) do nothing`);
}

/**
 * SQL table expression `(requested_id, alias_id)`: for each requested id every id that was ever said to be the same
 * customer's, itself included.
 */
export function kinOf(ids: readonly string[]): SqlQuery {
  return sql`(
    select requested.id as requested_id, requested.id as alias_id from unnest(${ids}::text[]) as requested(id)
    union
    select requested.id, own.survivor_id from unnest(${ids}::text[]) as requested(id)
    join commission_identity own on own.alias_id = requested.id
    union
    select requested.id, other.alias_id from unnest(${ids}::text[]) as requested(id)
    join commission_identity own on own.alias_id = requested.id
    join commission_identity other on other.survivor_id = own.survivor_id
    union
    select requested.id, other.alias_id from unnest(${ids}::text[]) as requested(id)
    join commission_identity other on other.survivor_id = requested.id)`;
}

import { z } from 'zod';
import type { Reader } from '#kernel/database/database.ts';
import { select, text } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { EventHandler } from '#kernel/events/consumer.ts';

/** `customers.identity-component-changed.v1`: the whole component, so that handling commutes. */
const componentChanged = z.object({
  survivorId: z.string(),
  memberIds: z.array(z.string()).min(1),
  /** Grows with every change of the identity graph; the newest statement about an id holds. */
  version: z.coerce.bigint(),
});

/** Keeps the projection of the identity graph; every domain that stores customer ids registers it. */
export const aliasProjection: EventHandler = {
  name: 'alias-projection',
  types: ['customers.identity-component-changed.v1'],
  async handle(tx, events) {
    const rows = events.flatMap(({ payload }) => {
      const { survivorId, memberIds, version } = componentChanged.parse(payload);
      return memberIds.map((alias_id) => ({ alias_id, survivor_id: survivorId, version: version.toString() }));
    });
    await tx.query(sql`
      insert into customer_alias (alias_id, survivor_id, version)
      select distinct on (alias_id) alias_id, survivor_id, version
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(alias_id text, survivor_id text, version bigint)
      order by alias_id, version desc
      on conflict (alias_id) do update set survivor_id = excluded.survivor_id, version = excluded.version
      where customer_alias.version < excluded.version`);
  },
};

/** SQL expression: the survivor of a customer id expression, itself when it was never merged. */
export function survivorOf(idExpression: SqlQuery): SqlQuery {
  return sql`coalesce((select survivor_id from customer_alias where alias_id = ${idExpression}), ${idExpression})`;
}

/**
 * SQL table expression `(requested_id, alias_id)`: for each requested id every id of the same person,
 * itself included. Join the domain's rows on `alias_id`, group by `requested_id`.
 */
export function aliasesOf(ids: readonly string[]): SqlQuery {
  return sql`(
    select requested.id as requested_id, requested.id as alias_id from unnest(${ids}::text[]) as requested(id)
    union
    select requested.id, other.alias_id from unnest(${ids}::text[]) as requested(id)
    join customer_alias own on own.alias_id = requested.id
    join customer_alias other on other.survivor_id = own.survivor_id
    union
    select requested.id, own.survivor_id from unnest(${ids}::text[]) as requested(id)
    join customer_alias own on own.alias_id = requested.id)`;
}

/** The survivors of ids, in one statement; ids never merged map to themselves. */
export async function resolveSurvivors(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const survivors = new Map(ids.map((id) => [id, id]));
  const rows = await db.query(sql`
    select ${select({ aliasId: text(sql`alias_id`), survivorId: text(sql`survivor_id`) })} from customer_alias where alias_id = any(${ids}::text[])`);
  for (const row of rows) survivors.set(row.aliasId, row.survivorId);
  return survivors;
}

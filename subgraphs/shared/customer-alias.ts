import { z } from 'zod';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { EventHandler } from '#kernel/events/consumer.ts';
import { type Actor, bearerOf } from '#kernel/request/actor.ts';

/** `customers.identity-component-changed.v1`: the whole component, so that handling commutes. */
const componentChanged = z.object({
  survivorId: z.string(),
  memberIds: z.array(z.string()).min(1),
  /** Whose tokens read which of the members. */
  bearers: z.record(z.string(), z.string()).default({}),
  /** Grows with every change of the identity graph; the newest statement about an id holds. */
  version: z.coerce.bigint(),
});

/** Keeps the projection of the identity graph; every domain that stores customer ids registers it. */
export const aliasProjection: EventHandler = {
  name: 'alias-projection',
  types: ['customers.identity-component-changed.v1'],
  async handle(tx, events) {
    const rows = events.flatMap(({ payload }) => {
      const { survivorId, memberIds, bearers, version } = componentChanged.parse(payload);
      const common = { survivor_id: survivorId, version: version.toString() };
      return memberIds.map((alias_id) => ({ ...common, alias_id, bearer_id: bearers[alias_id] ?? null }));
    });
    await tx.query(sql`
      insert into customer_alias (alias_id, survivor_id, bearer_id, version)
      select distinct on (alias_id) alias_id, survivor_id, bearer_id, version
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(alias_id text, survivor_id text, bearer_id text, version bigint)
      order by alias_id, version desc
      on conflict (alias_id) do update set
        survivor_id = excluded.survivor_id, bearer_id = excluded.bearer_id, version = excluded.version
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

/** SQL expression: the customer whose tokens read what was written under an id expression, itself when nobody proved it. */
export function bearerOfRecord(idExpression: SqlQuery): SqlQuery {
  return sql`coalesce((select bearer_id from customer_alias where alias_id = ${idExpression}), ${idExpression})`;
}

/**
 * SQL table expression `(requested_id, alias_id)`: for each requested id the records that a token of it reads: its own,
 * and those of guest sessions that its bearer has proved; none that staff, POS sales or imports joined.
 */
export function provedBy(ids: readonly string[]): SqlQuery {
  return sql`(
    select requested.id as requested_id, requested.id as alias_id from unnest(${ids}::text[]) as requested(id)
    union
    select proved.bearer_id, proved.alias_id from customer_alias proved where proved.bearer_id = any(${ids}::text[]))`;
}

/**
 * SQL table expression `(requested_id, alias_id)`: for each customer of a cart the records whose points may pay for it:
 * those that the tokens of its bearer read.
 */
export function spendableFor(ids: readonly string[]): SqlQuery {
  return sql`(
    select requested.id as requested_id, requested.id as alias_id from unnest(${ids}::text[]) as requested(id)
    union
    select requested.id, ${bearerOfRecord(sql`requested.id`)} from unnest(${ids}::text[]) as requested(id)
    union
    select requested.id, proved.alias_id from unnest(${ids}::text[]) as requested(id)
    join customer_alias proved on proved.bearer_id = ${bearerOfRecord(sql`requested.id`)})`;
}

/** The records of each requested id that the caller reads as one: a token's bearer's own, else the whole person's. */
export function recordsOf(actor: Actor, ids: readonly string[]): SqlQuery {
  return bearerOf(actor) === undefined ? aliasesOf(ids) : provedBy(ids);
}

import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Customer, ProfileChange } from '../model/customer.ts';
import type { IdentityPlan, Profile } from '../model/identity-plan.ts';

/** The survivor's own word first, else that of the oldest member who told. */
function told(column: 'first_name' | 'last_name' | 'email' | 'phone' | 'locale') {
  const columns = {
    first_name: sql`m.first_name`,
    last_name: sql`m.last_name`,
    email: sql`m.email`,
    phone: sql`m.phone`,
    locale: sql`m.locale`,
  };
  const name = columns[column];
  return sql`(array_agg(${name} order by (m.id <> s.id), m.created_at, m.id) filter (where ${name} is not null))[1]`;
}

/** Over `customer s` (the survivor) joined to `customer m` (the members), grouped by s. */
export const PERSON_COLUMNS = sql`
  s.id, s.created_at as "createdAt", max(m.updated_at) as "updatedAt", array_agg(m.id order by m.id) as "memberIds",
  ${told('first_name')} as "firstName", ${told('last_name')} as "lastName", ${told('email')} as email,
  ${told('phone')} as phone, ${told('locale')} as locale`;

/** Persons by any of their ids, in one statement. */
export function readCustomers(
  db: Reader,
  ids: readonly string[],
): Promise<Array<Customer & { requestedIds: string[] }>> {
  return db.query(sql`
    with asked as (select survivor_id, array_agg(id) as ids from customer where id = any(${ids}::text[]) group by survivor_id)
    select ${PERSON_COLUMNS}, asked.ids as "requestedIds"
    from asked join customer s on s.id = asked.survivor_id join customer m on m.survivor_id = s.id
    group by s.id, s.created_at, asked.ids`);
}

/** The survivors of customers that exist, in one statement. */
export async function readSurvivors(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ id: string; survivorId: string }>(sql`
    select id, survivor_id as "survivorId" from customer where id = any(${ids}::text[])`);
  return new Map(rows.map((row) => [row.id, row.survivorId]));
}

export async function insertCustomers(tx: Tx, customers: IdentityPlan['newCustomers'], locale?: string): Promise<void> {
  if (customers.length === 0) return;
  const rows = customers.map(({ id, source, createdAt, profile }) => ({
    id,
    source,
    created_at: createdAt,
    first_name: profile.firstName ?? null,
    last_name: profile.lastName ?? null,
    email: profile.email ?? null,
  }));
  await tx.query(sql`
    insert into customer (id, survivor_id, created_at, updated_at, source, first_name, last_name, email, locale)
    select id, id, created_at, created_at, source, first_name, last_name, email, ${locale ?? null}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, source text, created_at timestamptz, first_name text, last_name text, email text)`);
}

/** Fills what is not known yet; never overwrites what somebody told. */
export async function fillProfiles(tx: Tx, profiles: ReadonlyMap<string, Profile>, at: Date): Promise<void> {
  const telling = [...profiles].filter(([, told]) => told.firstName ?? told.lastName ?? told.email);
  const rows = telling.map(([id, profile]) => ({
    id,
    first_name: profile.firstName ?? null,
    last_name: profile.lastName ?? null,
    email: profile.email ?? null,
  }));
  if (rows.length === 0) return;
  await tx.query(sql`
    update customer c set first_name = coalesce(c.first_name, r.first_name), last_name = coalesce(c.last_name, r.last_name),
      email = coalesce(c.email, r.email), updated_at = ${at}
    from (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, first_name text, last_name text, email text) order by id) r
    where c.id = r.id and (c.first_name is null and r.first_name is not null
      or c.last_name is null and r.last_name is not null or c.email is null and r.email is not null)`);
}

/** Sets fields on the survivor; a cleared one is cleared on every member, else an old value would show again. */
export async function updateProfile(tx: Tx, survivorId: string, change: ProfileChange, at: Date): Promise<void> {
  const set = (value: string | null | undefined, column: ReturnType<typeof sql>) =>
    value === undefined
      ? column
      : value === null
        ? sql`null`
        : sql`case when id = survivor_id then ${value} else ${column} end`;
  await tx.query(sql`
    update customer set updated_at = ${at},
      first_name = ${set(change.firstName, sql`first_name`)}, last_name = ${set(change.lastName, sql`last_name`)},
      email = ${set(change.email, sql`email`)}, phone = ${set(change.phone, sql`phone`)},
      locale = ${set(change.locale, sql`locale`)}
    where survivor_id = ${survivorId}`);
}

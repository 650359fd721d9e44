import type { Reader, Tx } from '#kernel/database/database.ts';
import { like, select, textArray } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, type Column, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset, value } from '#kernel/database/write.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customer } from '../../prisma/generated/tables.ts';
import type { Customer, ProfileChange } from '../model/customer.ts';
import type { IdentityPlan, Profile } from '../model/identity-plan.ts';
import { NEXT_VERSION } from './components.ts';

/** The survivor. */
const s = aliased(customer, 's');
/** A member. */
const m = aliased(customer, 'm');
const c = aliased(customer, 'c');

/** The survivor's own value first, else that of the oldest member who has one. */
function firstKnown(column: Column<string | null>) {
  return like(
    column,
    sql`(array_agg(${column} order by (${m.id} <> ${s.id}), ${m.createdAt}, ${m.id}) filter (where ${column} is not null))[1]`,
  );
}

/** Fields of a person over `customer s` (the survivor) joined to `customer m` (the members), grouped by s. */
export const PERSON_FIELDS = {
  ...pick(s, 'id', 'createdAt'),
  updatedAt: like(m.updatedAt, sql`max(${m.updatedAt})`),
  version: like(m.version, sql`max(${m.version})`),
  memberIds: textArray<readonly CustomerId[]>(sql`array_agg(${m.id} order by ${m.id})`),
  firstName: firstKnown(m.firstName),
  lastName: firstKnown(m.lastName),
  email: firstKnown(m.email),
  phone: firstKnown(m.phone),
  locale: firstKnown(m.locale),
};

const REQUESTED = select({ ...PERSON_FIELDS, requestedIds: textArray<readonly CustomerId[]>(sql`asked.ids`) });

/** Persons by any of their ids, in one statement. */
export function readCustomers(
  db: Reader,
  ids: readonly string[],
): Promise<Array<Customer & { readonly requestedIds: readonly CustomerId[] }>> {
  return db.query(sql`
    with asked as (
      select survivor_id, array_agg(id) as ids from customer where id = any(${ids}::text[]) group by survivor_id)
    select ${REQUESTED}
    from asked join customer s on ${s.id} = asked.survivor_id join customer m on ${m.survivorId} = ${s.id}
    group by ${s.id}, ${s.createdAt}, asked.ids`);
}

const BORNE = select(PERSON_FIELDS);

/** The person as a token reads it: the record that it belongs to and those that its bearer has proved, no others. */
export async function readBearer(db: Reader, bearerId: string): Promise<Customer | undefined> {
  const [row] = await db.query(sql`
    select ${BORNE} from customer s join customer m on ${m.id} = ${s.id} or ${m.bearerId} = ${s.id}
    where ${s.id} = ${bearerId} group by ${s.id}, ${s.createdAt}`);
  return row;
}

const FACTS = select({
  ...pick(s, 'id', 'survivorId'),
  email: firstKnown(m.email),
  locale: firstKnown(m.locale),
});

/** True of records that a session belongs to: an account's or a guest's. */
const HELD = sql`exists (select 1 from identifier h where h.kind = 'EXTERNAL' and h.value = 'account:' || ${s.id})`;

/**
 * Who they are and how they are written to: of a record that somebody bears what its bearer said, of a guest's what the
 * guest said, and nobody else.
 */
export function readFacts(
  db: Reader,
  ids: readonly string[],
): Promise<Array<Pick<Customer, 'id' | 'email' | 'locale'> & { readonly survivorId: CustomerId }>> {
  return db.query(sql`
    select ${FACTS} from customer s
    cross join lateral (
      select m.* from customer m where ${m.bearerId} = ${s.bearerId}
      union all
      select m.* from customer m where ${s.bearerId} is null and ${HELD} and ${m.id} = ${s.id}
      union all
      select m.* from customer m where ${s.bearerId} is null and not ${HELD} and ${m.survivorId} = ${s.survivorId}) m
    where ${s.id} = any(${ids}::text[]) group by ${s.id}, ${s.survivorId}`);
}

const SURVIVORS = select(pick(customer, 'id', 'survivorId'));

/** The survivors of customers that exist, in one statement. */
export async function readSurvivors(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, CustomerId>> {
  const rows = await db.query(sql`select ${SURVIVORS} from customer where ${customer.id} = any(${ids}::text[])`);
  return new Map(rows.map((row) => [row.id, row.survivorId]));
}

/** New customers with what was seen of their profiles, each its own survivor; one that is there stays as it is. */
export async function insertCustomers(
  tx: Tx,
  customers: IdentityPlan['newCustomers'],
  { bearerId, locale }: { readonly bearerId?: CustomerId; readonly locale?: string | undefined } = {},
): Promise<void> {
  if (customers.length === 0) return;
  const rows = customers.map(({ profile: { firstName = null, lastName = null, email = null }, ...known }) => ({
    ...known,
    firstName,
    lastName,
    email,
  }));
  const r = recordset('r', pick(customer, 'id', 'source', 'createdAt', 'firstName', 'lastName', 'email'), rows);
  const fields = {
    ...r.columns,
    survivorId: r.columns.id,
    bearerId: value(customer.bearerId, bearerId ?? null),
    updatedAt: r.columns.createdAt,
    phone: value(customer.phone, null),
    locale: value(customer.locale, locale ?? null),
  };
  await tx.query(sql`${insertInto(customer, fields, sql`from ${r}`)} on conflict (id) do nothing`);
}

/** Fills fields that are not known yet; never overwrites one that is. */
export async function fillProfiles(tx: Tx, profiles: ReadonlyMap<CustomerId, Profile>, at: Date): Promise<void> {
  const rows = [...profiles]
    .filter(([, seen]) => seen.firstName ?? seen.lastName ?? seen.email)
    .map(([id, { firstName = null, lastName = null, email = null }]) => ({ id, firstName, lastName, email }));
  if (rows.length === 0) return;
  const seen = recordset('seen', pick(customer, 'id', 'firstName', 'lastName', 'email'), rows);
  const { firstName, lastName, email } = seen.columns;
  const filled = assignments(customer, {
    firstName: sql`coalesce(${c.firstName}, ${firstName})`,
    lastName: sql`coalesce(${c.lastName}, ${lastName})`,
    email: sql`coalesce(${c.email}, ${email})`,
    updatedAt: at,
    version: NEXT_VERSION,
  });
  await tx.query(sql`
    update customer c set ${filled} from ${seen}
    where ${c.id} = ${seen.columns.id} and (${c.firstName} is null and ${firstName} is not null
      or ${c.lastName} is null and ${lastName} is not null or ${c.email} is null and ${email} is not null)`);
}

/** Sets fields on the person's own record; a cleared one is cleared on every record, else an old value would show again. */
export async function updateProfile(
  tx: Tx,
  { id, memberIds }: Pick<Customer, 'id' | 'memberIds'>,
  change: ProfileChange,
  at: Date,
): Promise<void> {
  const set = (given: string | null | undefined, column: Column<string | null>): SqlQuery | null | undefined =>
    typeof given === 'string'
      ? sql`case when ${customer.id} = ${id} then ${value(column, given)} else ${column} end`
      : given;
  const changed = assignments(customer, {
    updatedAt: at,
    version: NEXT_VERSION,
    firstName: set(change.firstName, customer.firstName),
    lastName: set(change.lastName, customer.lastName),
    email: set(change.email, customer.email),
    phone: set(change.phone, customer.phone),
    locale: set(change.locale, customer.locale),
  });
  await tx.query(sql`update customer set ${changed} where ${customer.id} = any(${memberIds}::text[])`);
}

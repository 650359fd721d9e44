import type { Reader } from '#kernel/database/database.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { Customer } from '../../identity/model/customer.ts';
import { PERSON_COLUMNS } from '../../identity/store/customers.ts';
import type { CustomerSearch, CustomerSort } from '../model/customer-search.ts';

/** A person in a list, with the keys of its orders. */
export interface ListedCustomer extends Customer {
  /** Microseconds since 1970. */
  readonly createdMicros: bigint;
  readonly lastKey: string;
  readonly firstKey: string;
}

/** Key values of a row in the order of its sort. */
export function customerKey(sort: CustomerSort): (row: ListedCustomer) => string[] {
  return sort === 'NEWEST'
    ? (row) => [row.createdMicros.toString(), row.id]
    : (row) => [row.lastKey, row.firstKey, row.id];
}

/** The last character there is: every text that begins with a word lies between the word and the word with it. */
const LAST_CHARACTER = '\u{10ffff}';

/** Bounds in bytes rather than LIKE: a prepared plan can use the index without knowing the word. */
function beginsWith(column: SqlQuery, word: string): SqlQuery {
  return sql`(${column} ~>=~ ${word} and ${column} ~<~ ${word + LAST_CHARACTER})`;
}

const SEARCHED = [sql`m.first_key`, sql`m.last_key`, sql`lower(m.email)`];

function matching({ words, identifiers }: CustomerSearch): SqlQuery {
  const named = words.map((word) => {
    const columns = SEARCHED.map((column) => beginsWith(column, word));
    return sql`(${joinSql(columns, ' or ')})`;
  });
  const byName = named.length > 0 ? joinSql(named, ' and ') : sql`false`;
  // Materialised: the planner takes "survives" for rare and would rather walk all customers in order.
  return sql`with matched as materialized (
    select m.survivor_id as id from customer m where ${byName}
    union
    select m.survivor_id from identifier i join customer m on m.id = i.customer_id
    where i.shared_at is null and (i.kind, i.value) in (
      select * from unnest(${identifiers.map((one) => one.kind)}::text[], ${identifiers.map((one) => one.value)}::text[])))`;
}

/** One look-up by key for each that matched (`offset 0` keeps it so): else all customers are read to find a few. */
const MATCHED = sql`matched cross join lateral (select c.* from customer c where c.id = matched.id offset 0) s`;

/** Persons that the search finds. */
export async function countCustomers(db: Reader, search: CustomerSearch | undefined): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    ${search ? matching(search) : sql``}
    select count(*)::int as count from ${search ? MATCHED : sql`customer s`} where s.id = s.survivor_id`);
  return row?.count ?? 0;
}

/** A page of persons, `limit + 1` rows, in one statement. */
export function readCustomerPage(
  db: Reader,
  page: PageRequest,
  sort: CustomerSort,
  search: CustomerSearch | undefined,
): Promise<ListedCustomer[]> {
  const [first, second, third] = page.after ?? [];
  const newest = sort === 'NEWEST';
  const after =
    first === undefined
      ? sql``
      : newest
        ? sql`and (s.created_at, s.id) < (timestamptz 'epoch' + ${first}::bigint * interval '1 microsecond', ${second})`
        : sql`and (coalesce(s.last_key, ''), coalesce(s.first_key, ''), s.id) > (${first}, ${second}, ${third})`;
  const order = newest
    ? sql`s.created_at desc, s.id desc`
    : sql`coalesce(s.last_key, ''), coalesce(s.first_key, ''), s.id`;
  return db.query<ListedCustomer>(sql`
    ${search ? matching(search) : sql``}
    select ${PERSON_COLUMNS}, (extract(epoch from s.created_at) * 1000000)::bigint as "createdMicros",
      coalesce(s.last_key, '') as "lastKey", coalesce(s.first_key, '') as "firstKey"
    from (
      select s.* from ${search ? MATCHED : sql`customer s`}
      where s.id = s.survivor_id ${after}
      order by ${order} limit ${page.limit + 1}) s
    join customer m on m.survivor_id = s.id
    group by s.id, s.created_at, s.last_key, s.first_key
    order by ${order}`);
}

import type { Reader } from '#kernel/database/database.ts';
import { bigint, integer, select, text } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { Customer } from '../../identity/model/customer.ts';
import { PERSON_FIELDS } from '../../identity/store/customers.ts';
import { customer, identifier } from '../../prisma/generated/tables.ts';
import type { CustomerSearch, CustomerSort } from '../model/customer-search.ts';

/** The survivor. */
const s = aliased(customer, 's');
/** A member. */
const m = aliased(customer, 'm');
const i = aliased(identifier, 'i');

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

const SEARCHED = [m.firstKey, m.lastKey, sql`lower(${m.email})`];

function matching({ words, identifiers }: CustomerSearch): SqlQuery {
  const named = words.map((word) => {
    const columns = SEARCHED.map((column) => beginsWith(column, word));
    return sql`(${joinSql(columns, ' or ')})`;
  });
  const byName = named.length > 0 ? joinSql(named, ' and ') : sql`false`;
  // Materialized: the planner takes "survives" for rare and would rather walk all customers in order.
  return sql`with matched as materialized (
    select ${m.survivorId} as id from customer m where ${byName}
    union
    select ${m.survivorId} from identifier i join customer m on ${m.id} = ${i.customerId}
    where ${i.sharedAt} is null and (${i.kind}, ${i.value}) in (
      select * from unnest(${identifiers.map((one) => one.kind)}::text[], ${identifiers.map((one) => one.value)}::text[])))`;
}

/** One look-up by key for each that matched (`offset 0` keeps it so): else all customers are read to find a few. */
const MATCHED = sql`matched cross join lateral (select c.* from customer c where c.id = matched.id offset 0) s`;

const COUNT = select({ count: integer(sql`count(*)`) });

/** Persons that the search finds. */
export async function countCustomers(db: Reader, search: CustomerSearch | undefined): Promise<number> {
  const [row] = await db.query(sql`
    ${search ? matching(search) : sql``}
    select ${COUNT} from ${search ? MATCHED : sql`customer s`} where ${s.id} = ${s.survivorId}`);
  return row?.count ?? 0;
}

const LAST_KEY = text(sql`coalesce(${s.lastKey}, '')`);
const FIRST_KEY = text(sql`coalesce(${s.firstKey}, '')`);
const LISTED = select({
  ...PERSON_FIELDS,
  createdMicros: bigint(sql`extract(epoch from ${s.createdAt}) * 1000000`),
  lastKey: LAST_KEY,
  firstKey: FIRST_KEY,
});
/** As the index has it, without a cast. */
const BY_NAME = sql`coalesce(${s.lastKey}, ''), coalesce(${s.firstKey}, ''), ${s.id}`;

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
        ? sql`and (${s.createdAt}, ${s.id}) < (timestamptz 'epoch' + ${first}::bigint * interval '1 microsecond', ${second})`
        : sql`and (${BY_NAME}) > (${first}, ${second}, ${third})`;
  const order = newest ? sql`${s.createdAt} desc, ${s.id} desc` : BY_NAME;
  return db.query(sql`
    ${search ? matching(search) : sql``}
    select ${LISTED}
    from (
      select s.* from ${search ? MATCHED : sql`customer s`}
      where ${s.id} = ${s.survivorId} ${after}
      order by ${order} limit ${page.limit + 1}) s
    join customer m on ${m.survivorId} = ${s.id}
    group by ${s.id}, ${s.createdAt}, ${s.lastKey}, ${s.firstKey}
    order by ${order}`);
}

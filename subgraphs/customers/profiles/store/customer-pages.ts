import type { Reader } from '#kernel/database/database.ts';
import { type KeyColumn, keyset } from '#kernel/database/keyset.ts';
import { integer, select, text } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { Customer } from '../../identity/model/customer.ts';
import { PERSON_FIELDS } from '../../identity/store/customers.ts';
import { customer, identifier } from '../../prisma/generated/tables.ts';
import type { CustomerFilter, CustomerSort, CustomerSortKey } from '../model/customer-list.ts';
import type { CustomerSearch } from '../model/customer-search.ts';

/** The survivor. */
const s = aliased(customer, 's');
/** A member. */
const m = aliased(customer, 'm');
const i = aliased(identifier, 'i');

/** A person in a list, with the keys of its order by name. */
export interface ListedCustomer extends Customer {
  readonly lastKey: string;
  readonly firstKey: string;
}

/** Key values of a row in the order of its sort. */
export function customerKey(key: CustomerSortKey): (row: ListedCustomer) => string[] {
  return key === 'CREATED_AT'
    ? (row) => [row.createdAt.toISOString(), row.id]
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

/** What a list is narrowed to. */
export interface WantedCustomers {
  readonly search: CustomerSearch | undefined;
  readonly filter: CustomerFilter;
}

/** The accounts of a person are records to which tokens of their own belong. */
const HAS_ACCOUNT = sql`exists (select 1 from customer a where a.survivor_id = ${s.id} and a.bearer_id is not null)`;

function survivors({ search, filter: { hasAccount } }: WantedCustomers): SqlQuery {
  const narrowed = typeof hasAccount === 'boolean' ? sql`and ${HAS_ACCOUNT} = ${hasAccount}` : sql``;
  return sql`${search ? MATCHED : sql`customer s`} where ${s.id} = ${s.survivorId} ${narrowed}`;
}

const COUNT = select({ count: integer(sql`count(*)`) });

/** Persons that a list holds over all its pages. */
export async function countCustomers(db: Reader, wanted: WantedCustomers): Promise<number> {
  const [row] = await db.query(sql`
    ${wanted.search ? matching(wanted.search) : sql``} select ${COUNT} from ${survivors(wanted)}`);
  return row?.count ?? 0;
}

const LISTED = select({
  ...PERSON_FIELDS,
  lastKey: text(sql`coalesce(${s.lastKey}, '')`),
  firstKey: text(sql`coalesce(${s.firstKey}, '')`),
});

/** As the indexes have them, names without a cast. */
const KEYS: Readonly<Record<CustomerSortKey, readonly KeyColumn[]>> = {
  CREATED_AT: [{ column: s.createdAt, type: 'timestamptz' }, { column: s.id }],
  NAME: [{ column: sql`coalesce(${s.lastKey}, '')` }, { column: sql`coalesce(${s.firstKey}, '')` }, { column: s.id }],
};

/** A page of persons, `limit + 1` rows, in one statement. */
export function readCustomerPage(
  db: Reader,
  page: PageRequest,
  { key, direction }: CustomerSort,
  wanted: WantedCustomers,
): Promise<ListedCustomer[]> {
  const { bounds, order } = keyset(page, KEYS[key], direction === 'ASC' ? 'asc' : 'desc');
  return db.query(sql`
    ${wanted.search ? matching(wanted.search) : sql``}
    select ${LISTED}
    from (
      select s.* from ${survivors(wanted)} and ${bounds}
      order by ${order} limit ${page.limit + 1}) s
    join customer m on ${m.survivorId} = ${s.id}
    group by ${s.id}, ${s.createdAt}, ${s.lastKey}, ${s.firstKey}
    order by ${order}`);
}

import { integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { type Linkable, linkableOf, type MeasurementAct } from '../model/linkable.ts';
import { withdrawalSql } from './withdrawal-sql.ts';

/** Ids of one statement: they are a part of its address. */
const IDS_AT_ONCE = 500;

/** Somebody who withdrew, and which of their moments may be linked to them. */
interface Withdrawn extends Linkable {
  readonly person: string;
}

/** Who ever withdrew. */
export interface Withdrawals {
  /** By the id of each of their records. */
  readonly customers: ReadonlyMap<string, Withdrawn>;
  /** The records of each person. */
  readonly records: ReadonlyMap<string, ReadonlySet<string>>;
  /** By browser: of several whom it was seen with, the one whose moments are linked last. */
  readonly browsers: ReadonlyMap<string, Withdrawn>;
  /** Browsers of each person. */
  readonly browsersOf: ReadonlyMap<string, ReadonlySet<string>>;
}

export function inChunks<T>(list: readonly T[]): T[][] {
  const count = Math.ceil(list.length / IDS_AT_ONCE);
  return Array.from({ length: count }, (_, at) => list.slice(at * IDS_AT_ONCE, (at + 1) * IDS_AT_ONCE));
}

const PARTS = { withdrawn_records: withdrawalSql('withdrawn_records') };

/** The records of everybody who withdrew by person, and what was said under any of them. */
async function readActs(warehouse: Warehouse, generation: number) {
  const columns = {
    record_id: text,
    person: text,
    act_id: text,
    state: text,
    happened_ms: integer,
    learned_ms: integer,
    due_ms: integer,
  };
  const records = new Map<string, Set<string>>();
  const acts = new Map<string, MeasurementAct[]>();
  for (const row of await warehouse.query(generation, withdrawalSql('acts_of_withdrawn', PARTS), columns)) {
    records.set(row.person, (records.get(row.person) ?? new Set()).add(row.record_id));
    if (row.act_id === '') continue;
    const act = {
      actId: row.act_id,
      state: row.state,
      happenedMs: row.happened_ms,
      learnedMs: row.learned_ms,
      dueMs: row.due_ms,
    };
    acts.set(row.person, [...(acts.get(row.person) ?? []), act]);
  }
  return { records, acts };
}

const BROWSER = { customer_id: text, anonymous_id: text };

async function readAll(warehouse: Warehouse, generation: number): Promise<Withdrawals> {
  const { records, acts } = await readActs(warehouse, generation);
  const customers = new Map<string, Withdrawn>();
  for (const [person, ids] of records) {
    const withdrawn = { person, ...linkableOf(acts.get(person) ?? []) };
    for (const id of ids) customers.set(id, withdrawn);
  }
  const browsers = new Map<string, Withdrawn>();
  const browsersOf = new Map<string, Set<string>>();
  const statement = withdrawalSql('browsers_of_withdrawn', PARTS);
  const seen = records.size === 0 ? [] : await warehouse.query(generation, statement, BROWSER);
  for (const { customer_id, anonymous_id } of seen) {
    const withdrawn = customers.get(customer_id);
    if (!withdrawn) continue;
    browsersOf.set(withdrawn.person, (browsersOf.get(withdrawn.person) ?? new Set()).add(anonymous_id));
    if (withdrawn.fromMs > (browsers.get(anonymous_id)?.fromMs ?? 0)) browsers.set(anonymous_id, withdrawn);
  }
  return { customers, records, browsers, browsersOf };
}

/** What was read last, and what it was read of. */
const lastRead = new WeakMap<Warehouse, { readonly of: string; readonly withdrawals: Withdrawals }>();

/** Everybody who ever withdrew; read again where more was said of who is whom or of what they agreed to. */
export async function readWithdrawals(warehouse: Warehouse, generation: number): Promise<Withdrawals> {
  const columns = { acts: integer, aliases: integer, links: integer };
  const [size] = await warehouse.query(generation, withdrawalSql('identity_size'), columns);
  const of = JSON.stringify([generation, size]);
  const last = lastRead.get(warehouse);
  if (last?.of === of) return last.withdrawals;
  const withdrawals = await readAll(warehouse, generation);
  lastRead.set(warehouse, { of, withdrawals });
  return withdrawals;
}

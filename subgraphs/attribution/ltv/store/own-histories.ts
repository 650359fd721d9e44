import type { BusinessDay } from '../../periods/model/business-day.ts';
import type { Column } from '../../warehouse/store/columns.ts';
import { boolean, integer, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { OwnHistories, SoldMargins } from '../model/fitted.ts';
import type { History } from '../model/lifetime-value.ts';
import { purchaseStatement } from './ltv-sql.ts';

const arrayOf =
  <T>(isOne: (item: unknown) => item is T): Column<readonly T[]> =>
  (value, name) => {
    if (Array.isArray(value) && value.every(isOne)) return value;
    throw new TypeError(`${name} is no list of what was asked`);
  };
const numbers = arrayOf((item): item is number => typeof item === 'number');
const texts = arrayOf((item): item is string => typeof item === 'string');

/** Which facts the models see: those of a currency up to a day. */
export interface HistoryScope {
  readonly generation: number;
  readonly currency: string;
  /** The first day that is not over. */
  readonly today: BusinessDay;
}

/** The histories of all customers, by columns. */
export async function readOwnHistories(warehouse: Warehouse, scope: HistoryScope): Promise<OwnHistories> {
  const { sql, params } = purchaseStatement('predicted_lifetime_value', scope);
  const columns = {
    repeats: numbers,
    last_day: numbers,
    age: numbers,
    mean_spend: numbers,
    channels: texts,
    omni: numbers,
    known_repeats: numbers,
    known_last_day: numbers,
    known_age: numbers,
    first_after: numbers,
  };
  const rows = await warehouse.query(scope.generation, sql, columns, params, 'HEAVY');
  const whole = (name: keyof typeof columns) => Uint32Array.from(rows.flatMap((row) => row[name] as readonly number[]));
  return {
    histories: {
      repeats: whole('repeats'),
      lastDay: whole('last_day'),
      age: whole('age'),
      meanSpend: Float64Array.from(rows.flatMap((row) => row.mean_spend)),
    },
    channels: rows.flatMap((row) => row.channels),
    omni: Uint8Array.from(rows.flatMap((row) => row.omni)),
    heldOut: {
      timings: { repeats: whole('known_repeats'), lastDay: whole('known_last_day'), age: whole('known_age') },
      firstAfter: whole('first_after'),
    },
  };
}

/** What is known of the costs of what all customers bought. */
export async function readSoldMargins(warehouse: Warehouse, scope: HistoryScope): Promise<SoldMargins> {
  const { sql, params } = purchaseStatement('predicted_lifetime_margin', scope);
  const columns = { omni: boolean, known: text, cost: text };
  const rows = await warehouse.query(scope.generation, sql, columns, params, 'HEAVY');
  const of = (isOmni: boolean) => {
    const row = rows.find(({ omni }) => omni === isOmni);
    return { known: Number(row?.known ?? 0), cost: Number(row?.cost ?? 0) };
  };
  return { omni: of(true), mono: of(false) };
}

/** The history of one person under all of these ids; undefined where nothing was bought. */
export async function readHistory(
  warehouse: Warehouse,
  scope: HistoryScope,
  ids: readonly string[],
): Promise<History | undefined> {
  const { sql, params } = purchaseStatement('customer_history', scope, ids);
  const columns = { repeats: integer, last_day: integer, age: integer, mean_spend: text };
  const [row] = await warehouse.query(scope.generation, sql, columns, params);
  return row && { repeats: row.repeats, lastDay: row.last_day, age: row.age, meanSpend: Number(row.mean_spend) };
}

/** The latest statement about identity in the facts. */
export async function readAliasVersion(warehouse: Warehouse, generation: number): Promise<bigint> {
  const statement = 'SELECT toString(max(version)) AS version FROM customer_alias';
  const [row] = await warehouse.query(generation, statement, { version: text });
  return BigInt(row?.version ?? '0');
}

/** Merges and separations told since a statement. */
export async function countIdentityChanges(warehouse: Warehouse, generation: number, since: bigint): Promise<number> {
  const statement = 'SELECT uniqExact(version) AS changes FROM customer_alias WHERE version > {since:UInt64}';
  const params = { since: String(since) };
  const [row] = await warehouse.query(generation, statement, { changes: integer }, params);
  return row?.changes ?? 0;
}

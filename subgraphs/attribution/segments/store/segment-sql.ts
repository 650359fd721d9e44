import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { withWorkingTables } from '../../warehouse/store/working-tables.ts';
import type { ReadSegment, Segment } from '../model/segment.ts';

const segmentSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** What customers have left the shop, over their facts. */
export const CUSTOMER_NET = 'sum(fact.gross_minor) - sum(fact.discount_minor) - sum(fact.returns_minor)';

/** Instant, order, channel and day of the first purchase. */
export const firstOrder = (day: string): string =>
  `minIf((fact.occurred_at, fact.order_id, toString(fact.channel), ${day}), fact.orders = 1)`;

/** Which facts scores are made of, and which customers have them. */
interface ScoredFacts {
  readonly day: string;
  readonly where: string;
  readonly acquired: string;
}

/** Customers with their scores: `person, last_day, placed, net, r, f, m`. */
export const rfmScores = ({ day, where, acquired }: ScoredFacts): string =>
  segmentSql('rfm_scores', {
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
    net: CUSTOMER_NET,
    first_order: firstOrder(day),
    day,
    where: `${where} AND ${standing('fact.order_id')}`,
    acquired,
  });

function segmentIds({ zone, storeIds, table }: ReadSegment): string {
  if (table !== undefined) return `SELECT customer_id FROM ${table}`;
  const day = zone === undefined ? 'day' : 'toDate32(toTimeZone(occurred_at, {segmentZone:String}))';
  const conditions = ['currency = {segmentCurrency:String}', `${day} < {segmentBefore:Date32}`];
  if (storeIds.length > 0) conditions.push('store_id IN {segmentStores:Array(String)}');
  const acquired = 'first_order.4 >= {segmentFrom:Date32}';
  return segmentSql('segment_ids', { scores: rfmScores({ day, where: conditions.join(' AND '), acquired }) });
}

/** That an id is of a customer of the segment; nothing where there is none. @param id any id of the customer, or the one that they have now */
export const inSegment = (segment: ReadSegment | undefined, id: string): string[] =>
  segment === undefined ? [] : [`${id} IN (${segmentIds(segment)})`];

/** What conditions on a segment are filled with. */
export const segmentParams = (segment: Segment | undefined): Readonly<Record<string, unknown>> =>
  segment === undefined
    ? {}
    : {
        segmentCells: segment.cells.map(({ r, fm }) => 10 * r + fm),
        segmentCurrency: segment.currency,
        segmentFrom: segment.acquiredFrom,
        segmentBefore: segment.before,
        segmentStores: [...segment.storeIds],
        segmentZone: segment.zone ?? 'UTC',
      };

/** A table of a segment's customers, and how many reports read it. */
interface SegmentTable {
  readonly name: Promise<string>;
  readers: number;
  /** Ends once the table is gone. */
  drop(): Promise<unknown>;
}

const tablesInUse = new WeakMap<Warehouse, Map<string, SegmentTable>>();

function makeTable(warehouse: Warehouse, generation: number, segment: Segment): SegmentTable {
  const table = { select: segmentIds(segment), orderBy: 'customer_id', params: segmentParams(segment) };
  let end = () => {};
  const unread = new Promise<void>((resolve) => {
    end = resolve;
  });
  let gone: Promise<unknown> = unread;
  const name = new Promise<string>((resolve, reject) => {
    const work = async (names: { readonly segment: string }) => {
      resolve(names.segment);
      await unread;
    };
    gone = withWorkingTables(warehouse, generation, { segment: table }, work).catch(reject);
  });
  return {
    name,
    readers: 0,
    drop: () => {
      end();
      return gone;
    },
  };
}

/**
 * Finds the customers of a segment once for all statements of a report, and for all reports of the same facts that ask for
 * them at once: those of one page do.
 */
export async function withSegmentMadeOnce<T>(
  warehouse: Warehouse,
  facts: { readonly generation: number; readonly dataVersion: string },
  segment: Segment | undefined,
  work: (made: ReadSegment | undefined) => Promise<T>,
): Promise<T> {
  if (segment === undefined) return work(undefined);
  const tables = tablesInUse.get(warehouse) ?? new Map<string, SegmentTable>();
  tablesInUse.set(warehouse, tables);
  const key = JSON.stringify([facts.dataVersion, segment]);
  const table = tables.get(key) ?? makeTable(warehouse, facts.generation, segment);
  tables.set(key, table);
  table.readers += 1;
  try {
    return await work({ ...segment, table: await table.name });
  } finally {
    table.readers -= 1;
    if (table.readers === 0) {
      tables.delete(key);
      await table.drop();
    }
  }
}

import { ValidationError } from '#kernel/values/errors.ts';
import { inSegment, segmentParams } from '../../segments/store/segment-sql.ts';
import { bigint, integer, textArray } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { MAX_TOUCHES } from '../model/credit-request.ts';
import { collectPaths, type PathSet } from '../model/path-set.ts';
import { CUSTOMER_ID, creditSql } from './credit-sql.ts';
import { keyColumn, type OrderPaths } from './order-paths.ts';

/** A path with the orders that it led to; its steps are keys, empty for none. */
export interface TopPath {
  readonly steps: readonly string[];
  readonly orders: number;
  readonly net: bigint;
}

/** The paths that led to most orders. */
export async function readTopPaths(
  warehouse: Warehouse,
  { scope, events, paths }: OrderPaths,
  limit: number,
): Promise<TopPath[]> {
  const statement = creditSql('top_paths', { events, paths });
  const columns = { path: textArray, orders: integer, credited: bigint };
  const rows = await warehouse.query(scope.generation, statement, columns, { limit }, 'HEAVY');
  return rows.map(({ path, orders, credited }) => ({ steps: path, orders, net: credited }));
}

/** Distinct paths that a chain is made of at most. */
const MAX_PATHS = 300_000;

/**
 * The distinct paths of a period: those to the orders of a scope, and those of everybody who ordered nothing.
 * @throws ValidationError when there are more than fit into memory.
 */
export async function readPathSet(
  warehouse: Warehouse,
  { scope, window, events, paths: made }: OrderPaths,
  nulls: { readonly withNulls: boolean; readonly dayZone: string },
): Promise<PathSet> {
  const paths = collectPaths();
  const limit = MAX_PATHS + 1;
  const converting = creditSql('distinct_paths', { events, paths: made });
  const columns = { path: textArray, orders: integer, sales: bigint };
  const found = await warehouse.query(scope.generation, converting, columns, { limit }, 'HEAVY');
  assertFits(found.length);
  for (const { path, orders, sales } of found) {
    paths.add(path, { conversions: orders, value: Math.max(0, Number(sales)), nulls: 0 });
  }
  if (!nulls.withNulls) return paths.finish();
  const statement = creditSql('null_paths', {
    key: keyColumn(window.by),
    among: inSegment(scope.segment, 'owner').join(' AND ') || '1',
    links: creditSql('links'),
    linked_person: personOf('link.customer_id'),
    linked_survivors: joinSurvivors('link.customer_id'),
    ordered_person: personOf('placed.customer_id'),
    ordered_survivors: joinSurvivors('placed.customer_id'),
    moment_person: personOf('moment.customer_id'),
    moment_survivors: joinSurvivors('moment.customer_id'),
  });
  const period = { from: scope.period.from, to: scope.period.to, dayZone: nulls.dayZone };
  const ids = { customerId: CUSTOMER_ID, maxTouches: MAX_TOUCHES };
  const nullParams = { ...ids, ...period, ...segmentParams(scope.segment), limit };
  const none = { path: textArray, people: integer };
  const lost = await warehouse.query(scope.generation, statement, none, nullParams, 'HEAVY');
  assertFits(lost.length);
  for (const { path, people } of lost) paths.add(path, { conversions: 0, value: 0, nulls: people });
  return paths.finish();
}

function assertFits(paths: number): void {
  if (paths <= MAX_PATHS) return;
  const message = `holds more than ${MAX_PATHS} different paths: take a shorter period`;
  throw new ValidationError([{ path: 'input', issueCode: 'TOO_LARGE', message, limit: MAX_PATHS }]);
}

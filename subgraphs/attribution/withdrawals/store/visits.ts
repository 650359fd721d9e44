import { createHmac } from 'node:crypto';
import { markSessionsOfRows } from '../../sessions/store/session-marks.ts';
import { integer } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { Linkable } from '../model/linkable.ts';
import { withdrawalSql } from './withdrawal-sql.ts';

/** Two numbers of 64 bits that only who knows the secret can make: pseudonyms are found by nobody else. */
function keysOf(secret: string): { readonly key0: string; readonly key1: string } {
  const digest = createHmac('sha256', secret).update('unlinked visits').digest();
  return { key0: digest.readBigUInt64LE(0).toString(), key1: digest.readBigUInt64LE(8).toString() };
}

const pseudonym = (visitor: string) => withdrawalSql('pseudonym', { visitor });
/** Of a visitor as sessions know them: the browser, else the customer. */
const visitor_pseudonym = pseudonym("if(anonymous_id != '', anonymous_id, customer_id)");
const linked_visits = withdrawalSql('linked_visits');
const linkable_again = withdrawalSql('linkable_again');
const unlinked = withdrawalSql('unlinked');
const PARTS = { linked_visits, linkable_again, unlinked, visitor_pseudonym };

/** Unlinked moments of the visitors of other rows. */
const unlinkedOf = (rows: string) =>
  `${unlinked} AND person_key IN (SELECT DISTINCT ${visitor_pseudonym} FROM ${rows})`;

/** Remembers the browsers that moments of some customers name, before they name them no longer. */
export const rememberBrowsers = (warehouse: Warehouse, generation: number, customerIds: readonly string[]) =>
  warehouse.run(generation, withdrawalSql('remember_browsers'), { customerIds: [...customerIds] });

/**
 * Takes from the moments under some keys whose they are where these may not be linked, and gives back where they may.
 * Rows are written before the others go, then sessions are made again: every step may be repeated.
 */
export async function linkAsAllowed(
  warehouse: Warehouse,
  generation: number,
  allowed: ReadonlyMap<string, Linkable>,
  secret: string,
): Promise<void> {
  const linkables = [...allowed.values()];
  const params = {
    keys: [...allowed.keys()],
    fromMs: linkables.map(({ fromMs }) => fromMs),
    withdrawnMs: linkables.map(({ withdrawnMs }) => withdrawnMs),
    ...keysOf(secret),
  };
  const run = (statement: string) => warehouse.run(generation, statement, params);
  const mark = (rows: string) => markSessionsOfRows(warehouse, generation, rows, params);
  const columns = { linked: integer, linkable: integer };
  const [work] = await warehouse.query(generation, withdrawalSql('work_to_do', PARTS), columns, params);
  if (work && work.linkable > 0) {
    await run(withdrawalSql('link_again', PARTS));
    await mark(unlinkedOf(linkable_again));
    await mark(linkable_again);
    await run(
      `DELETE FROM ${unlinked} AND (touchpoint_id, occurred_at) IN (SELECT touchpoint_id, occurred_at FROM ${linkable_again})`,
    );
    await run(`DELETE FROM ${linkable_again}`);
  }
  if (work && work.linked > 0) {
    await run(withdrawalSql('withhold', PARTS));
    await run(withdrawalSql('copy_unlinked', { ...PARTS, session_pseudonym: pseudonym('session_key') }));
    await mark(linked_visits);
    await mark(unlinkedOf(linked_visits));
    await run(`DELETE FROM ${linked_visits}`);
  }
}

/**
 * Removes moments whose ids begin as given, the withheld ones first: of what is gone nothing is given back.
 * @returns how many there were
 */
export async function removeMoments(
  warehouse: Warehouse,
  generation: number,
  beginnings: readonly string[],
): Promise<number> {
  const params = { beginnings: [...beginnings] };
  const begun = 'arrayExists(beginning -> startsWith(touchpoint_id, beginning), {beginnings:Array(String)})';
  const count = `SELECT uniqExact(touchpoint_id) AS moments FROM touchpoint WHERE ${begun}`;
  const [found] = await warehouse.query(generation, count, { moments: integer }, params, 'HEAVY');
  await warehouse.run(generation, `DELETE FROM withheld_touchpoint WHERE ${begun}`, params, 'HEAVY');
  await markSessionsOfRows(warehouse, generation, `touchpoint WHERE ${begun}`, params);
  await warehouse.run(generation, `DELETE FROM touchpoint WHERE ${begun}`, params, 'HEAVY');
  return found?.moments ?? 0;
}

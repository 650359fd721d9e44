import { isAnonymousId } from '../../touchpoints/model/touchpoint.ts';
import { text, textArray } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { journeySql } from './journey-sql.ts';

/** For each customer id every id of the same person, merged ones and itself. */
async function readAliases(
  warehouse: Warehouse,
  generation: number,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const aliases = new Map(ids.map((id) => [id, [id]]));
  if (ids.length === 0) return aliases;
  const columns = { requested_id: text, alias_ids: textArray };
  const rows = await warehouse.query(generation, journeySql('aliases_of'), columns, { ids: [...ids] });
  for (const row of rows) aliases.set(row.requested_id, [...new Set([row.requested_id, ...row.alias_ids])]);
  return aliases;
}

/** Anonymous ids seen together with each of the customer ids, and with nobody else. */
async function readOwnBrowsers(
  warehouse: Warehouse,
  generation: number,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const linked = new Map<string, string[]>();
  if (ids.length === 0) return linked;
  const statement = journeySql('own_browsers_of', {
    person: personOf('link.customer_id'),
    survivors: joinSurvivors('link.customer_id'),
  });
  const columns = { anonymous_id: text, customer_ids: textArray };
  const rows = await warehouse.query(generation, statement, columns, { customerIds: [...ids] });
  for (const { anonymous_id, customer_ids } of rows) {
    for (const id of customer_ids) linked.set(id, [...(linked.get(id) ?? []), anonymous_id]);
  }
  return linked;
}

/** Every key under which a person's moments are stored: merged customer ids, and anonymous ids seen with any of them and with nobody else. */
export async function readPersonKeys(
  warehouse: Warehouse,
  generation: number,
  customerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const aliases = await readAliases(warehouse, generation, customerIds);
  const all = [...new Set([...aliases.values()].flat())];
  const anonymous = await readOwnBrowsers(warehouse, generation, all);
  return new Map(
    [...aliases].map(([id, ids]) => [
      id,
      [...ids, ...ids.flatMap((alias) => (anonymous.get(alias) ?? []).filter(isAnonymousId))],
    ]),
  );
}

/**
 * Keys of the moments that a token reads: its own customer id, and those of guest sessions that its bearer has proved.
 * An anonymous id that somebody named proves nothing.
 */
export async function readBearerKeys(warehouse: Warehouse, generation: number, bearerId: string): Promise<string[]> {
  const statement = journeySql('records_of_bearer');
  const rows = await warehouse.query(generation, statement, { record_id: text }, { bearerId });
  return [...new Set([bearerId, ...rows.map((row) => row.record_id)])];
}

import type { Tx } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { adjustmentGroup, inventoryLevel, inventoryMovement } from '../../prisma/generated/tables.ts';

const l = aliased(inventoryLevel, 'l');
const m = aliased(inventoryMovement, 'm');
const g = aliased(adjustmentGroup, 'g');

const sums = {
  ...pick(l, 'id', 'variantId', 'locationId'),
  available: integer(sql`sum(${m.available})`),
  damaged: integer(sql`sum(${m.damaged})`),
  safetyStock: integer(sql`sum(${m.safetyStock})`),
  incoming: integer(sql`sum(${m.incoming})`),
};

/** What all movements of one import come to at each level, where that is not nothing; levels after one, by id. */
export function readImportedSums(
  tx: Tx,
  { actor, after, limit }: { readonly actor: string; readonly after: string; readonly limit: number },
) {
  return tx.query(sql`
    select ${select(sums)} from adjustment_group g
    join inventory_movement m on ${m.groupId} = ${g.id} join inventory_level l on ${l.id} = ${m.levelId}
    where ${g.kind} = 'IMPORT' and ${g.actor} = ${actor} and ${l.id} > ${after}
    group by ${l.id}, ${l.variantId}, ${l.locationId}
    having (${sums.available}, ${sums.damaged}, ${sums.safetyStock}, ${sums.incoming}) <> (0, 0, 0, 0)
    order by ${l.id} limit ${limit}`);
}

/** One at a time takes an import back: what is read here is undone once. */
export async function lockSource(tx: Tx, actor: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('inventory.import'), hashtext(${actor}))`);
}

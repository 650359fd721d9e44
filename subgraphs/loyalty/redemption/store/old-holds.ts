import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { giftCardHold, pointsHold } from '../../prisma/generated/tables.ts';

const p = aliased(pointsHold, 'p');
const g = aliased(giftCardHold, 'g');

/** Checkouts whose holds, of points or cards, are still open and were made before `before`. */
export async function readOldHolds(db: Reader, before: Date, limit: number): Promise<string[]> {
  const rows = await db.query(sql`
    select ${select(pick(p, 'checkoutId'))} from points_hold p where ${p.status} = 'HELD' and ${p.createdAt} < ${before}
    union select ${g.checkoutId} from gift_card_hold g where ${g.status} = 'HELD' and ${g.createdAt} < ${before}
    limit ${limit}`);
  return rows.map((row) => row.checkoutId);
}

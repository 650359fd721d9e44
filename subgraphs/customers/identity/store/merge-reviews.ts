import type { Reader, Tx } from '#kernel/database/database.ts';
import { jsonObject, nullable, select, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertRows } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { MergeReviewId } from '../../../shared/ids.ts';
import { identifier, mergeReview } from '../../prisma/generated/tables.ts';
import type { MergeReview, NewReview } from '../model/merge-review.ts';

export async function insertReviews(tx: Tx, reviews: readonly NewReview[], at: Date): Promise<void> {
  if (reviews.length === 0) return;
  const keys = [
    'id',
    'kind',
    'subject',
    'identifierId',
    'customerIds',
    'createdAt',
    'closedAt',
    'closedBy',
    'note',
  ] as const;
  const open = { createdAt: at, closedAt: null, closedBy: null, note: null };
  const rows = reviews.map((review) => ({ ...review, ...open, id: newId('rev') }));
  await tx.query(sql`
    ${insertRows(mergeReview, keys, rows)} on conflict (kind, subject) where closed_at is null do nothing`);
}

/** @returns false when there is no such open review. */
export async function closeReview(
  tx: Tx,
  id: MergeReviewId,
  closedBy: string,
  note: string | null,
  closedAt: Date,
): Promise<boolean> {
  const closed = await tx.query(sql`
    update merge_review set ${assignments(mergeReview, { closedAt, closedBy, note })}
    where ${mergeReview.id} = ${id} and ${mergeReview.closedAt} is null returning 1`);
  return closed.length > 0;
}

const r = aliased(mergeReview, 'r');
const i = aliased(identifier, 'i');
const OPEN = select({
  ...pick(r, 'id', 'kind', 'createdAt', 'customerIds'),
  identifier: nullable(
    subquery(jsonObject(pick(i, 'kind', 'value')), sql`from identifier i where ${i.id} = ${r.identifierId}`),
  ),
});

/** Open reviews, oldest first. */
export function readOpenReviews(db: Reader, limit: number): Promise<MergeReview[]> {
  return db.query(sql`
    select ${OPEN} from merge_review r where ${r.closedAt} is null order by ${r.createdAt}, ${r.id} limit ${limit}`);
}

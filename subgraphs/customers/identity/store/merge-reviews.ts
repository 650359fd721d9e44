import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertRows } from '#kernel/database/write.ts';
import { newId } from '#kernel/values/ids.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { MergeReviewId } from '../../../shared/ids.ts';
import { mergeReview } from '../../prisma/generated/tables.ts';
import type { MergeReview, MergeReviewStatus, NewReview, ReviewKind } from '../model/merge-review.ts';

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
const REVIEW = select(
  pick(r, 'id', 'kind', 'customerIds', 'identifierId', 'createdAt', 'closedAt', 'closedBy', 'note'),
);

/** Reviews by id; those that do not exist are left out. */
export function readMergeReviews(db: Reader, ids: readonly MergeReviewId[]): Promise<MergeReview[]> {
  return db.query(sql`select ${REVIEW} from merge_review r where ${r.id} = any(${ids}::text[])`);
}

interface ReviewFilter {
  readonly kinds: readonly ReviewKind[] | undefined;
  readonly statuses: readonly MergeReviewStatus[] | undefined;
}

function matching({ kinds, statuses }: ReviewFilter): SqlQuery {
  const status = sql`case when ${r.closedAt} is null then 'OPEN' else 'CLOSED' end`;
  const conditions = [
    ...(kinds ? [sql`${r.kind} = any(${kinds}::text[])`] : []),
    ...(statuses ? [sql`${status} = any(${statuses}::text[])`] : []),
  ];
  return joinSql([sql`true`, ...conditions], ' and ');
}

export async function countMergeReviews(db: Reader, filter: ReviewFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from merge_review r where ${matching(filter)}`);
  return row?.count ?? 0;
}

/** The oldest first, `limit + 1` rows. */
export function readMergeReviewPage(db: Reader, filter: ReviewFilter, page: PageRequest): Promise<MergeReview[]> {
  const { bounds, order } = keyset(page, [{ column: r.createdAt, type: 'timestamptz' }, { column: r.id }]);
  return db.query(sql`
    select ${REVIEW} from merge_review r where ${matching(filter)} and ${bounds}
    order by ${order} limit ${page.limit + 1}`);
}

import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import type { MergeReview, NewReview } from '../model/merge-review.ts';

export async function insertReviews(tx: Tx, reviews: readonly NewReview[], at: Date): Promise<void> {
  if (reviews.length === 0) return;
  const rows = reviews.map(({ kind, subject, identifierId, customerIds }) => ({
    id: newId('rev'),
    kind,
    subject,
    identifier_id: identifierId,
    customer_ids: customerIds,
  }));
  await tx.query(sql`
    insert into merge_review (id, kind, subject, identifier_id, customer_ids, created_at)
    select id, kind, subject, identifier_id, customer_ids, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, kind text, subject text, identifier_id text, customer_ids text[])
    on conflict (kind, subject) where closed_at is null do nothing`);
}

/** @returns false when there is no such open review. */
export async function closeReview(tx: Tx, id: string, by: string, note: string | null, at: Date): Promise<boolean> {
  const closed = await tx.query(sql`
    update merge_review set closed_at = ${at}, closed_by = ${by}, note = ${note}
    where id = ${id} and closed_at is null returning id`);
  return closed.length > 0;
}

/** Open reviews, oldest first. */
export function readOpenReviews(db: Reader, limit: number): Promise<MergeReview[]> {
  return db.query<MergeReview>(sql`
    select r.id, r.kind, r.created_at as "createdAt", r.customer_ids as "customerIds",
      case when i.id is not null then jsonb_build_object('kind', i.kind, 'value', i.value) end as identifier
    from merge_review r left join identifier i on i.id = r.identifier_id
    where r.closed_at is null order by r.created_at, r.id limit ${limit}`);
}

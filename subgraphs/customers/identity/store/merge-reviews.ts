import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';

export const REVIEW_KINDS = ['SHARED_TOKEN', 'SEPARATED', 'UNVERIFIED_CLAIM'] as const;

/** A merge that evidence suggests and that nobody but a person may decide. */
export interface NewReview {
  readonly kind: (typeof REVIEW_KINDS)[number];
  /** What it is about; open at most once for each subject. */
  readonly subject: string;
  readonly identifierId: string | null;
  readonly customerIds: readonly string[];
}

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

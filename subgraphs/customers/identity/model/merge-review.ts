import type { CustomerId, IdentifierId, MergeReviewId } from '../../../shared/ids.ts';

export const REVIEW_KINDS = ['SHARED_TOKEN', 'SEPARATED', 'UNVERIFIED_CLAIM'] as const;
/** @public named by tables.prisma. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const MERGE_REVIEW_STATUSES = ['OPEN', 'CLOSED'] as const;
export type MergeReviewStatus = (typeof MERGE_REVIEW_STATUSES)[number];

/** A merge that evidence suggests and that only a person may decide. */
export interface NewReview {
  readonly kind: ReviewKind;
  /** The subject of the decision; open at most once for each. */
  readonly subject: string;
  readonly identifierId: IdentifierId | null;
  readonly customerIds: readonly CustomerId[];
}

/** A review in the queue, or off it. */
export interface MergeReview extends Omit<NewReview, 'subject'> {
  readonly id: MergeReviewId;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  /** The actor. */
  readonly closedBy: string | null;
  readonly note: string | null;
}

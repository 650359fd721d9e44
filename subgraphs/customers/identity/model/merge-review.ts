import type { CustomerId, IdentifierId, MergeReviewId } from '../../../shared/ids.ts';
import type { Identifier } from './identifiers.ts';

export const REVIEW_KINDS = ['SHARED_TOKEN', 'SEPARATED', 'UNVERIFIED_CLAIM'] as const;
/** @public named by tables.prisma. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** A merge that evidence suggests and that only a person may decide. */
export interface NewReview {
  readonly kind: ReviewKind;
  /** The subject of the decision; open at most once for each. */
  readonly subject: string;
  readonly identifierId: IdentifierId | null;
  readonly customerIds: readonly CustomerId[];
}

/** A review in the queue. */
export interface MergeReview {
  readonly id: MergeReviewId;
  readonly kind: ReviewKind;
  readonly createdAt: Date;
  readonly customerIds: readonly CustomerId[];
  readonly identifier: Identifier | null;
}

import type { Database } from '#kernel/database/database.ts';
import type { Role } from '../../../shared/permissions.ts';
import { prismaOf } from '../../prisma/client.ts';
import type { StaffRow } from '../../staff/store/staff-members.ts';
import type { IdentifierKind } from '../model/identifiers.ts';
import type { REVIEW_KINDS } from './merge-reviews.ts';

/** Everybody of the staff by name; a house has hundreds, not millions. */
export async function listStaff(db: Database): Promise<StaffRow[]> {
  const rows = await prismaOf(db).staff.findMany({
    select: { id: true, email: true, name: true, roles: true, locationIds: true, active: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 2_000,
  });
  return rows.map((row) => ({ ...row, roles: row.roles as Role[] }));
}

/** A merge that waits for a person. */
export interface ReviewRow {
  readonly id: string;
  readonly kind: (typeof REVIEW_KINDS)[number];
  readonly createdAt: Date;
  readonly customerIds: readonly string[];
  readonly identifier: { readonly kind: IdentifierKind; readonly value: string } | null;
}

/** Open reviews, oldest first. */
export async function listOpenReviews(db: Database, limit: number): Promise<ReviewRow[]> {
  const rows = await prismaOf(db).mergeReview.findMany({
    where: { closedAt: null },
    include: { identifier: { select: { kind: true, value: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows as unknown as ReviewRow[];
}

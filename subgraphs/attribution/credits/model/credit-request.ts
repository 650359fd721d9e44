import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { AttributionModel } from './attribution-model.ts';

/** What gets the credit of a moment. */
export type CreditKey = 'CHANNEL' | 'CAMPAIGN' | 'STORE' | 'ASSOCIATE';

/** How orders are split. */
export interface CreditRequest {
  readonly model: AttributionModel;
  /** The model beside it; the same one when only one is wanted. */
  readonly compareModel: AttributionModel;
  readonly by: CreditKey;
  /** Days before an order in which moments count. */
  readonly windowDays: number;
  /** Days after which a moment weighs half, of time decay. */
  readonly halfLifeDays: number;
  /** Whether Markov models count the paths that led to nothing. */
  readonly withNulls: boolean;
  /** Rows wanted; the others are one row together. */
  readonly first: number;
}

/** Of these moments of an order the latest count; more of them are no journey. */
export const MAX_TOUCHES = 1_000;

const LIMITS = { windowDays: 365, halfLifeDays: 365, first: 250 } as const;

/** @throws ValidationError for a window, a half-life or a number of rows out of bounds. */
export function checkCreditRequest(request: CreditRequest): void {
  const issues = Object.entries(LIMITS).flatMap(([path, limit]): FieldIssue[] => {
    const value = request[path as keyof typeof LIMITS];
    if (value >= 1 && value <= limit) return [];
    const issueCode = value < 1 ? 'TOO_SMALL' : 'TOO_LARGE';
    return [{ path, issueCode, message: `must be from 1 to ${limit}`, limit }];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}

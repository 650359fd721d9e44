import type { CommissionPolicyId } from '../../../shared/ids.ts';

/** Who earns when several associates met the customer: the last of them, all alike, or who was engaged most. */
export type Earner = 'LAST' | 'SPLIT' | 'ENGAGEMENT';

/** A whole, in parts per million: what rates and shares are kept in. */
export const WHOLE_PPM = 1_000_000;

/** A window without another word: 24 hours. */
export const DEFAULT_WINDOW_SECONDS = 86_400;
/** Longest window, 90 days: how far back an order looks for interactions. */
export const MAX_WINDOW_SECONDS = 7_776_000;

/** What one channel's orders earn; of the rule without a channel those of all others. */
export interface CommissionRule {
  readonly channel: string | null;
  /** Base commission: parts per million of net sales. */
  readonly ratePpm: number;
  /** An order this many seconds after the interaction still earns, one a moment later does not. */
  readonly windowSeconds: number;
  /** Part of the base commission that an influenced order earns; an assisted one earns it whole. */
  readonly sharePpm: number;
  readonly earner: Earner;
}

/** @public named by tables.prisma. */
export type CommissionRules = readonly CommissionRule[];

export interface CommissionPolicy {
  readonly id: CommissionPolicyId;
  readonly effectiveAt: Date;
  readonly rules: CommissionRules;
  readonly fulfillingSharePpm: number;
  readonly createdAt: Date;
}

/** The version that holds at an instant; undefined before the first. @param policies the oldest first */
export function policyAt(policies: readonly CommissionPolicy[], at: Date): CommissionPolicy | undefined {
  return policies.findLast(({ effectiveAt }) => effectiveAt.getTime() <= at.getTime());
}

export function ruleFor({ rules }: CommissionPolicy, channel: string): CommissionRule | undefined {
  return rules.find((rule) => rule.channel === channel) ?? rules.find((rule) => rule.channel === null);
}

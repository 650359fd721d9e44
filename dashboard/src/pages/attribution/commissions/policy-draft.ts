import type {
  AddCommissionPolicyInput,
  CommissionPoliciesResult,
} from '../../../api/generated/attribution/commissions.ts';

export type Policy = CommissionPoliciesResult['commissionPolicies'][number];
export const EARNERS = ['LAST', 'SPLIT', 'ENGAGEMENT'] as const;

/** A rule as it is typed: rates in percent, the window in hours. */
export interface RuleDraft {
  /** Tells rows apart while they are typed. */
  readonly key: string;
  /** Empty for all channels without a rule of their own. */
  readonly channelId: string;
  readonly baseRate: string;
  readonly windowHours: string;
  readonly share: string;
  readonly earner: (typeof EARNERS)[number];
}

/** A version of the rules as it is typed. */
export interface PolicyDraft {
  /** Business day; it holds from its first moment on. */
  readonly day: string;
  readonly rules: readonly RuleDraft[];
  readonly fulfillingShare: string;
}

const SECONDS_OF_HOUR = 3_600;
/** The longest window, 90 days. */
const MAX_HOURS = 2_160;

export const blankRule = (key: string): RuleDraft => ({
  key,
  channelId: '',
  baseRate: '',
  windowHours: '24',
  share: '50',
  earner: 'LAST',
});

/** "5" of "0.05": what stands in a field of percent. */
const percentOf = (fraction: string): string => String(Math.round(Number(fraction) * 1_000_000) / 10_000);

/** A new version begins as the newest one is. @param editable writes a number as people type it */
export function draftOf(policy: Policy | undefined, day: string, editable: (text: string) => string): PolicyDraft {
  return {
    day,
    rules: (policy?.rules ?? []).map((rule, index) => ({
      key: String(index),
      channelId: rule.channel?.id ?? '',
      baseRate: editable(percentOf(rule.baseRate)),
      windowHours: editable(String(rule.windowSeconds / SECONDS_OF_HOUR)),
      share: editable(percentOf(rule.share)),
      earner: rule.earner,
    })),
    fulfillingShare: editable(percentOf(policy?.fulfillingShare ?? '0')),
  };
}

const numberOf = (typed: string): string => typed.replace(/[\s\u00A0\u202F%]/g, '').replace(',', '.');

/** Typed percent as a fraction of one; null while it is none, or more than all. */
export function fractionOf(typed: string): string | null {
  const text = numberOf(typed);
  if (!/^\d{1,3}(?:\.\d{1,4})?$/.test(text) || Number(text) > 100) return null;
  return (Number(text) / 100).toFixed(6);
}

/** Typed hours in whole seconds; null while they are none, or more than 90 days. */
export function secondsOf(typed: string): number | null {
  const text = numberOf(typed);
  if (!/^\d{1,4}(?:\.\d{1,6})?$/.test(text) || Number(text) > MAX_HOURS) return null;
  return Math.round(Number(text) * SECONDS_OF_HOUR);
}

/** What the API takes; null while something is missing, wrong or said twice. */
export function toPolicyInput(
  { day, rules, fulfillingShare }: PolicyDraft,
  startOf: (day: string) => string,
): Omit<AddCommissionPolicyInput, 'idempotencyKey'> | null {
  const share = fractionOf(fulfillingShare);
  const channels = new Set(rules.map(({ channelId }) => channelId));
  if (day === '' || share === null || rules.length === 0 || channels.size < rules.length) return null;
  const read = rules.flatMap(({ channelId, earner, ...rule }) => {
    const [baseRate, part, windowSeconds] = [
      fractionOf(rule.baseRate),
      fractionOf(rule.share),
      secondsOf(rule.windowHours),
    ];
    if (baseRate === null || part === null || windowSeconds === null) return [];
    return [{ ...(channelId ? { channelId } : {}), baseRate, windowSeconds, share: part, earner }];
  });
  if (read.length < rules.length) return null;
  return { effectiveAt: startOf(day), rules: read, fulfillingShare: share };
}

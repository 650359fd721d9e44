import { boundIssues } from '#kernel/values/bounds.ts';
import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { type CommissionRule, DEFAULT_WINDOW_SECONDS, type Earner, MAX_WINDOW_SECONDS, WHOLE_PPM } from './policy.ts';

/** Rules of one version at most: one for each of so many channels. */
const MAX_RULES = 100;
/** Share of the base commission without another word. */
const DEFAULT_SHARE = '0.5';

export interface RuleInput {
  /** Code of the channel; of all others when absent. */
  readonly channel: string | null;
  readonly baseRate: string;
  readonly windowSeconds?: number | null | undefined;
  readonly share?: string | null | undefined;
  readonly earner?: Earner | null | undefined;
}

/** A fraction of one as parts per million. The scalar takes six decimals at most, which are exact so. */
function toPpm(fraction: string, path: string): { readonly ppm: number; readonly issues: FieldIssue[] } {
  const [whole = '0', decimals = ''] = fraction.split('.');
  const ppm = Number(whole) * WHOLE_PPM + (fraction.startsWith('-') ? -1 : 1) * Number(decimals.padEnd(6, '0'));
  const message = 'must be a fraction from 0 to 1';
  const isBelow = fraction.startsWith('-') && ppm !== 0;
  return { ppm, issues: boundIssues(path, isBelow ? -1 : ppm, { min: 0, max: WHOLE_PPM }, 'size', message) };
}

function parseRule(input: RuleInput, path: string): { readonly rule: CommissionRule; readonly issues: FieldIssue[] } {
  const rate = toPpm(input.baseRate, `${path}.baseRate`);
  const share = toPpm(input.share ?? DEFAULT_SHARE, `${path}.share`);
  const windowSeconds = input.windowSeconds ?? DEFAULT_WINDOW_SECONDS;
  const bounds = { min: 0, max: MAX_WINDOW_SECONDS };
  const message = `from 0 to ${MAX_WINDOW_SECONDS} seconds`;
  return {
    rule: {
      channel: input.channel,
      ratePpm: rate.ppm,
      sharePpm: share.ppm,
      windowSeconds,
      earner: input.earner ?? 'LAST',
    },
    issues: [
      ...rate.issues,
      ...share.issues,
      ...boundIssues(`${path}.windowSeconds`, windowSeconds, bounds, 'size', message),
    ],
  };
}

/** Reads the rules of a new version: one a channel at most, and one for all others at most. @throws ValidationError */
export function parsePolicy(input: {
  readonly rules: readonly RuleInput[];
  readonly fulfillingShare?: string | null | undefined;
}): { readonly rules: CommissionRule[]; readonly fulfillingSharePpm: number } {
  const parsed = input.rules.map((rule, index) => parseRule(rule, `rules.${index}`));
  const rules = parsed.map(({ rule }) => rule);
  const fulfilling = toPpm(input.fulfillingShare ?? '0', 'fulfillingShare');
  const seen = new Set<string | null>();
  const twice: FieldIssue[] = rules.flatMap(({ channel }, index) => {
    const isKnown = seen.has(channel);
    seen.add(channel);
    if (!isKnown) return [];
    return [{ path: `rules.${index}.channelId`, issueCode: 'DUPLICATE', message: 'has a rule already' }];
  });
  const issues = [
    ...boundIssues('rules', rules.length, { min: 1, max: MAX_RULES }, 'length', `1 to ${MAX_RULES} rules`),
    ...parsed.flatMap((one) => one.issues),
    ...fulfilling.issues,
    ...twice,
  ];
  if (issues.length > 0) throw new ValidationError(issues);
  return { rules, fulfillingSharePpm: fulfilling.ppm };
}

/** "0.05" of 50,000 parts per million. */
export function fractionOf(ppm: number): string {
  const text = (ppm / WHOLE_PPM).toFixed(6).replace(/0+$/, '');
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

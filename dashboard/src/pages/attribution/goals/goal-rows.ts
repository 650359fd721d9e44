import type {
  AlertRulesResult,
  AlertState,
  GoalStatus,
  GoalsResult,
} from '../../../api/generated/attribution/goals.ts';
import type { Tone } from '../../../ui/StatusText.tsx';

export type GoalRow = GoalsResult['goals']['nodes'][number];
export type AlertRow = AlertRulesResult['alertRules'][number];

export const STATUS_TONE: Readonly<Record<GoalStatus, Tone>> = {
  UPCOMING: 'muted',
  ON_TRACK: 'good',
  AT_RISK: 'warn',
  BEHIND: 'bad',
  MET: 'good',
  MISSED: 'bad',
  UNKNOWN: 'muted',
};

export const STATE_TONE: Readonly<Record<AlertState, Tone>> = {
  NORMAL: 'good',
  PENDING: 'warn',
  FIRING: 'bad',
  RECOVERING: 'warn',
};

/** The name of the channel, store or associate whose figure it is; null for everything. */
export function scopeNameOf(row: {
  readonly channel: { readonly code: string; readonly name?: string | null } | null;
  readonly sellingLocation: { readonly id: string; readonly name?: string | null } | null;
  readonly staffMember: { readonly id: string; readonly name?: string | null } | null;
}): string | null {
  if (row.channel) return row.channel.name ?? row.channel.code;
  if (row.staffMember) return row.staffMember.name ?? row.staffMember.id;
  return row.sellingLocation ? (row.sellingLocation.name ?? row.sellingLocation.id) : null;
}

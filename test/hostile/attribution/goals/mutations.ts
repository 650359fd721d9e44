import { BY_NATURE, badIds, type HostileCase, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE, MAX_INT, unknownId } from '../../values.ts';

const staff = { as: 'executive', others: onlyFor('merchandiser') } as const;

const FIGURES: readonly HostileCase[] = [
  { kind: 'malformed', what: 'a figure of SQL', input: { metric: "x' or 1=1--" }, outcome: 'ValidationError' },
  { kind: 'huge', what: 'a figure of 100,000 characters', input: { metric: HUGE }, outcome: 'ValidationError' },
  {
    kind: "another's id",
    what: 'a channel that there is not',
    input: { channelId: unknownId('chn') },
    outcome: 'NotFoundError',
  },
  {
    kind: "another's id",
    what: 'a store that there is not',
    input: { sellingLocationId: unknownId('loc') },
    outcome: 'NotFoundError',
  },
];

export const goalsMutations: HostileMutations = {
  setGoal: {
    ...staff,
    input: { metric: 'orders', from: '2026-01-01', before: '2026-02-01', target: '400' },
    outcome: 'SetGoalPayload',
    again: SAME,
    cases: [
      ...FIGURES,
      { kind: 'malformed', what: 'a period of no day', input: { before: '2026-01-01' }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'half an order', input: { target: '400.5' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a goal of a century', input: { before: '2126-01-01' }, outcome: 'ValidationError' },
      notA('decimal', { target: 'many' }),
      notA('day', { from: '2026-02-30' }),
    ],
    notApplicable: { 'wrong order': BY_NATURE.firstOfItsKind },
  },
  deleteGoal: {
    ...staff,
    input: { goalId: '@goal.id' },
    outcome: 'DeleteGoalPayload',
    again: { outcome: 'NotFoundError' },
    cases: [...badIds('goalId', 'gol')],
    notApplicable: { 'wrong order': BY_NATURE.anyState },
  },
  createAlertRule: {
    ...staff,
    input: {
      idempotencyKey: '@key',
      metric: 'orders',
      direction: 'BELOW',
      threshold: '0',
      days: 7,
      holdMinutes: 0,
      coolDownMinutes: 0,
    },
    outcome: 'CreateAlertRulePayload',
    again: { outcome: 'same', otherBody: { threshold: '1' } },
    cases: [
      ...FIGURES,
      { kind: 'malformed', what: 'less than no days', input: { days: -1 }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'half an order', input: { threshold: '0.5' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'the days of an Int', input: { days: MAX_INT }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'the minutes of an Int', input: { holdMinutes: MAX_INT }, outcome: 'ValidationError' },
      notA('side', { direction: 'SIDEWAYS' }),
    ],
    notApplicable: { 'wrong order': BY_NATURE.firstOfItsKind },
  },
  updateAlertRule: {
    ...staff,
    input: { alertRuleId: '@alertRule.id', threshold: '5' },
    outcome: 'UpdateAlertRulePayload',
    again: { outcome: 'UpdateAlertRulePayload' },
    cases: [
      ...badIds('alertRuleId', 'alr'),
      { kind: 'malformed', what: 'half a unit', input: { threshold: '0.5' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'the minutes of an Int', input: { coolDownMinutes: MAX_INT }, outcome: 'ValidationError' },
      { kind: 'wrong order', what: 'a version that is gone', input: { expectedVersion: 99 }, outcome: 'ConflictError' },
      notA('boolean', { isActive: 'perhaps' }),
    ],
  },
};

import { randomUUID } from 'node:crypto';
import { type Fixtures, idIn } from '../../fixture.ts';

export const goalFixtures: Fixtures = {
  goal: async ({ must }) => {
    const input = { metric: 'units', from: '2026-03-01', before: '2026-04-01', target: '40' };
    return { id: idIn(await must('admin', 'setGoal', input), 'SetGoalPayload_goal') };
  },
  alertRule: async ({ must }) => {
    const input = {
      idempotencyKey: randomUUID(),
      metric: 'units',
      direction: 'ABOVE',
      threshold: '1000000',
      days: 7,
      holdMinutes: 0,
      coolDownMinutes: 0,
    };
    return { id: idIn(await must('admin', 'createAlertRule', input), 'CreateAlertRulePayload_alertRule') };
  },
};

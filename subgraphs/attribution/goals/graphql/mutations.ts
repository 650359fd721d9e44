import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { createAlertRule } from '../create-alert-rule.ts';
import { deleteGoal } from '../delete-goal.ts';
import { readScope } from '../read-scope.ts';
import { setGoal } from '../set-goal.ts';
import { updateAlertRule } from '../update-alert-rule.ts';
import { CreateAlertRuleInput, DeleteGoalInput, SetGoalInput, UpdateAlertRuleInput } from './inputs.ts';
import { AlertRuleType, GoalType } from './types.ts';

const access = 'reports:write';

mutation('setGoal', {
  description: 'Sets what a figure is to reach over a period; the same goal again gets the new target.',
  access,
  input: SetGoalInput,
  errors: [ConflictError, NotFoundError],
  resolve: async ({ channelId, sellingLocationId, staffMemberId, ...input }, context) => {
    const scope = await readScope(context, { channelId, sellingLocationId, staffMemberId });
    return { goal: await setGoal(context.deps, context.request, { ...input, scope }) };
  },
  payload: (t) => ({
    goal: t.field({ type: GoalType, description: 'The goal as it is now.', resolve: ({ goal }) => goal }),
  }),
});

mutation('deleteGoal', {
  description: 'Deletes a goal; its figure stays.',
  access,
  input: DeleteGoalInput,
  errors: [NotFoundError],
  resolve: async (input, { deps, request }) => ({ deletedGoalId: await deleteGoal(deps, request, input) }),
  payload: (t) => ({ deletedGoalId: t.exposeID('deletedGoalId', { description: 'The id that is no more.' }) }),
});

mutation('createAlertRule', {
  description: 'Makes an alert rule; it is checked within seconds.',
  access,
  input: CreateAlertRuleInput,
  errors: [ConflictError, NotFoundError],
  resolve: async ({ channelId, sellingLocationId, staffMemberId, ...input }, context) => {
    const scope = await readScope(context, { channelId, sellingLocationId, staffMemberId });
    return { alertRule: await createAlertRule(context.deps, context.request, { ...input, scope }) };
  },
  payload: (t) => ({
    alertRule: t.field({ type: AlertRuleType, description: 'The new rule.', resolve: ({ alertRule }) => alertRule }),
  }),
});

mutation('updateAlertRule', {
  description: 'Changes an alert rule, or stops and starts it; it is checked within seconds.',
  access,
  input: UpdateAlertRuleInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => ({ alertRule: await updateAlertRule(deps, request, input) }),
  payload: (t) => ({
    alertRule: t.field({
      type: AlertRuleType,
      description: 'The rule as it is now.',
      resolve: ({ alertRule }) => alertRule,
    }),
  }),
});

import { Box, MenuItem, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { setGoalDocument } from '../../../api/generated/attribution/goals.ts';
import { type ShopChannel, useShop } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { addDays, businessDayAt } from '../../../time/business-day.ts';
import { useShopSettings } from '../../../time/shop-settings.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { toApiFigure, toTyped } from './figure-input.ts';
import { daysOf, GOAL_PERIODS, type GoalPeriod } from './goal-period.ts';
import type { GoalRow } from './goal-rows.ts';
import { goalMessages } from './messages.ts';
import { ScopeFields, toScopeInput, useGoalMetrics } from './ScopeFields.tsx';

/** What names the goal again: the same figure, scope, period and currency. */
function toInput(goal: GoalRow, channels: readonly ShopChannel[]) {
  const channelId = channels.find(({ code }) => code === goal.channel?.code)?.id;
  return {
    metric: goal.metric.key,
    ...(channelId ? { channelId } : {}),
    ...(goal.sellingLocation ? { sellingLocationId: goal.sellingLocation.id } : {}),
    ...(goal.staffMember ? { staffMemberId: goal.staffMember.id } : {}),
    from: goal.from,
    before: goal.before,
    currencyCode: goal.currencyCode,
  };
}

interface GoalDialogProps {
  /** The goal that gets another target; undefined for a new one. */
  readonly goal?: GoalRow | undefined;
  readonly onClose: () => void;
}

/** Sets what a figure is to reach. */
export function GoalDialog({ goal, onClose }: GoalDialogProps) {
  const t = useMessages(goalMessages);
  const client = useClient();
  const queries = useQueryClient();
  const { timeZone } = useShopSettings();
  const today = businessDayAt(new Date(), timeZone);
  const { channels } = useShop();
  const [choice, setChoice] = useState({ metric: 'net_sales', scope: '' });
  const [period, setPeriod] = useState<GoalPeriod>('month');
  const [dates, setDates] = useState(() => daysOf('month', today));
  const [typed, setTyped] = useState(goal ? toTyped(goal.target, goal.metric.unit) : '');
  const unitOfChoice = useGoalMetrics(choice.scope).find(({ key }) => key === choice.metric)?.unit ?? 'MONEY';
  const unit = goal?.metric.unit ?? unitOfChoice;
  const target = toApiFigure(typed, unit);
  const { from, to } = period === 'custom' ? dates : daysOf(period, today);
  const save = useMutation({
    mutationFn: async () => {
      if (target === null) return;
      const input = goal
        ? { ...toInput(goal, channels), target }
        : { metric: choice.metric, ...toScopeInput(choice.scope), from, before: to, target };
      expectMember((await client.request(setGoalDocument, { input })).setGoal, 'SetGoalPayload');
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['goals'] });
      onClose();
    },
  });
  const isWrong = typed !== '' && target === null;
  return (
    <FormDialog
      title={goal ? t('editGoalOf', { metric: goal.metric.label }) : t('addGoal')}
      submitLabel={t('app.save')}
      canSubmit={target !== null && from < to && !save.isPending}
      onSubmit={save.mutate}
      onClose={onClose}
      error={save.error}
    >
      {goal ? null : (
        <>
          <ScopeFields choice={choice} onChange={setChoice} />
          <TextField
            select
            label={t('period')}
            value={period}
            onChange={(event) => setPeriod(event.target.value as GoalPeriod)}
          >
            {GOAL_PERIODS.map((known) => (
              <MenuItem key={known} value={known}>
                {t(`periods.${known}`)}
              </MenuItem>
            ))}
          </TextField>
          {period === 'custom' ? (
            <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr' }}>
              <TextField
                type="date"
                label={t('first')}
                value={dates.from}
                onChange={(event) => setDates({ ...dates, from: event.target.value })}
                slotProps={{ inputLabel: { shrink: true } }}
              />
              <TextField
                type="date"
                label={t('last')}
                value={addDays(dates.to, -1)}
                onChange={(event) => {
                  if (event.target.value) setDates({ ...dates, to: addDays(event.target.value, 1) });
                }}
                slotProps={{ inputLabel: { shrink: true } }}
              />
            </Box>
          ) : null}
        </>
      )}
      <TextField
        autoFocus
        label={unit === 'RATE' ? t('targetPercent') : t('target')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={isWrong}
        helperText={isWrong ? t('numberInvalid') : ' '}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
    </FormDialog>
  );
}

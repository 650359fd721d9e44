import { MenuItem, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { type AlertDirection, createAlertRuleDocument } from '../../../api/generated/attribution/goals.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { toApiFigure } from './figure-input.ts';
import { goalMessages } from './messages.ts';
import { ScopeFields, toScopeInput, useGoalMetrics } from './ScopeFields.tsx';

const DIRECTIONS = ['BELOW', 'ABOVE'] as const;
/** Days of a figure that can be chosen; 0 is today so far. */
const WINDOWS = [0, 1, 7, 28, 90] as const;

const minutesOf = (typed: string): number | null => (/^\d{1,5}$/.test(typed) ? Number(typed) : null);

/** Makes an alert rule. One key for one opening: pressing twice makes one rule. */
export function AlertDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(goalMessages);
  const client = useClient();
  const queries = useQueryClient();
  const [idempotencyKey] = useState(() => uuidv7());
  const [choice, setChoice] = useState({ metric: 'net_sales', scope: '' });
  const [direction, setDirection] = useState<AlertDirection>('BELOW');
  const [typed, setTyped] = useState('');
  const [days, setDays] = useState<number>(7);
  const [hold, setHold] = useState('0');
  const [coolDown, setCoolDown] = useState('60');
  const unit = useGoalMetrics(choice.scope).find(({ key }) => key === choice.metric)?.unit ?? 'MONEY';
  const threshold = toApiFigure(typed, unit);
  const holdMinutes = minutesOf(hold);
  const coolDownMinutes = minutesOf(coolDown);
  const save = useMutation({
    mutationFn: async () => {
      if (threshold === null || holdMinutes === null || coolDownMinutes === null) return;
      const { metric, scope } = choice;
      const window = { days, holdMinutes, coolDownMinutes };
      const input = { idempotencyKey, metric, ...toScopeInput(scope), direction, threshold, ...window };
      const { createAlertRule } = await client.request(createAlertRuleDocument, { input });
      expectMember(createAlertRule, 'CreateAlertRulePayload');
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['alert-rules'] });
      onClose();
    },
  });
  const isWrong = typed !== '' && threshold === null;
  return (
    <FormDialog
      title={t('addAlert')}
      submitLabel={t('app.save')}
      canSubmit={threshold !== null && holdMinutes !== null && coolDownMinutes !== null && !save.isPending}
      onSubmit={save.mutate}
      onClose={onClose}
      error={save.error}
    >
      <ScopeFields choice={choice} onChange={setChoice} />
      <TextField select label={t('window')} value={days} onChange={(event) => setDays(Number(event.target.value))}>
        {WINDOWS.map((known) => (
          <MenuItem key={known} value={known}>
            {known === 0 ? t('windows.today') : known === 1 ? t('windows.one') : t('windows.many', { days: known })}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('direction')}
        value={direction}
        onChange={(event) => setDirection(event.target.value as AlertDirection)}
      >
        {DIRECTIONS.map((known) => (
          <MenuItem key={known} value={known}>
            {t(`directions.${known}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        autoFocus
        label={unit === 'RATE' ? t('thresholdPercent') : t('threshold')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={isWrong}
        helperText={isWrong ? t('numberInvalid') : ' '}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
      <TextField
        label={t('hold')}
        value={hold}
        onChange={(event) => setHold(event.target.value)}
        error={holdMinutes === null}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <TextField
        label={t('coolDown')}
        value={coolDown}
        onChange={(event) => setCoolDown(event.target.value)}
        error={coolDownMinutes === null}
        helperText={t('coolDownHint')}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
    </FormDialog>
  );
}

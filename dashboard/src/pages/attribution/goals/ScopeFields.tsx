import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { goalMetricsDocument } from '../../../api/generated/attribution/goals.ts';
import { useShop } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { goalMessages } from './messages.ts';

/** Which figure of what. `scope` is empty for everything, else "channel:<id>" or "store:<id>". */
interface FigureChoice {
  readonly metric: string;
  readonly scope: string;
}

/** The figures that may have a goal or an alert. */
export function useGoalMetrics() {
  const client = useClient();
  const language = useLocale();
  const { data } = useQuery({
    queryKey: ['goal-metrics', language],
    queryFn: async () => (await client.request(goalMetricsDocument, {}, { language })).goalMetrics,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? [];
}

/** The part of an input that names the scope. */
export function toScopeInput(scope: string): { channelId?: string; sellingLocationId?: string } {
  const [kind, id] = scope.split(':');
  if (kind === 'channel' && id) return { channelId: id };
  return kind === 'store' && id ? { sellingLocationId: id } : {};
}

interface ScopeFieldsProps {
  readonly choice: FigureChoice;
  readonly onChange: (choice: FigureChoice) => void;
}

/** The choice of a figure, and of what it is taken. */
export function ScopeFields({ choice, onChange }: ScopeFieldsProps) {
  const t = useMessages(goalMessages);
  const metrics = useGoalMetrics();
  const { channels, locations } = useShop();
  const stores = locations.filter(({ kind }) => kind === 'STORE');
  return (
    <>
      <TextField
        select
        label={t('metric')}
        value={metrics.length > 0 ? choice.metric : ''}
        onChange={(event) => onChange({ ...choice, metric: event.target.value })}
      >
        {metrics.map(({ key, label }) => (
          <MenuItem key={key} value={key}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('scope')}
        value={choice.scope}
        onChange={(event) => onChange({ ...choice, scope: event.target.value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('everything')}</MenuItem>
        {channels.map(({ id, name }) => (
          <MenuItem key={id} value={`channel:${id}`}>
            {name}
          </MenuItem>
        ))}
        {stores.map(({ id, name }) => (
          <MenuItem key={id} value={`store:${id}`}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}

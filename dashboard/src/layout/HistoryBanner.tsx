import { Alert, LinearProgress } from '@mui/material';
import type { ArrivingHistoryResult } from '../api/generated/attribution/arrivals.ts';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { addDays } from '../time/business-day.ts';
import { layoutMessages } from './messages.ts';

export type ArrivingHistory = NonNullable<ArrivingHistoryResult['arrivingHistory']>;

/** Says that the history of the shop is still arriving, how far it is, and how long it still takes. */
export function HistoryBanner({ history, now }: { history: ArrivingHistory; now: number }) {
  const t = useMessages(layoutMessages);
  const formats = useFormats();
  const { wholeFrom, arrivedOrders, expectedOrders, expectedAt } = history;
  const share = Math.min(1, arrivedOrders / Math.max(1, expectedOrders));
  const minutes = expectedAt === null ? 0 : Math.max(1, Math.round((Date.parse(expectedAt) - now) / 60_000));
  return (
    <Alert role="status" severity="info" variant="outlined" sx={{ mt: 2, '& .MuiAlert-message': { flex: 1 } }}>
      {t('arriving', {
        arrived: formats.count(arrivedOrders).text,
        expected: formats.count(expectedOrders).text,
        day: formats.range(wholeFrom, addDays(wholeFrom, 1)),
      })}
      {minutes > 0 ? ` ${t('arrivingLeft', { minutes: formats.count(minutes).text })}` : ''}
      <LinearProgress variant="determinate" value={100 * share} aria-label={t('arrivingProgress')} sx={{ mt: 1 }} />
    </Alert>
  );
}

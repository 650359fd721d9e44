import { Box, Button, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { statusOf } from '../api/errors.ts';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { FEEDBACK_MS } from '../theme/tokens.ts';
import { addDays, type BusinessDay } from '../time/business-day.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { figureMessages } from './messages.ts';

/** The state of a report; every part of a page shows each of these. */
export type ReportState<Data> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly kind: 'offline' }
  | { readonly kind: 'empty' }
  /** Days of the period are not whole yet: a figure of them would be wrong. */
  | { readonly kind: 'arriving'; readonly wholeFrom: BusinessDay; readonly showWhole: () => void }
  | { readonly kind: 'ready'; readonly data: Data; readonly stale: boolean };

interface ReportCardProps<Data> {
  readonly state: ReportState<Data>;
  /** Height that the content will have, so that nothing jumps when it arrives. */
  readonly height: number;
  readonly skeleton?: ReactNode;
  readonly onOtherDates: () => void;
  readonly children: (data: Data) => ReactNode;
}

/** Owns loading, failure (and no permission), offline, empty and ready for one part of a report. */
export function ReportCard<Data>({ state, height, skeleton, onOtherDates, children }: ReportCardProps<Data>) {
  const t = useMessages(figureMessages);
  const formats = useFormats();
  switch (state.kind) {
    case 'loading':
      return (
        <Box aria-busy="true" aria-label={t('loading')} role="status">
          {skeleton ?? <Skeleton height={height} />}
        </Box>
      );
    case 'failed':
      return statusOf(state.error) === 403 ? (
        <StateMessage title={t('forbidden')} hint={t('access.hint')} minHeight={height} />
      ) : (
        <ErrorState title={t('failed')} error={state.error} onRetry={state.retry} minHeight={height} />
      );
    case 'offline':
      return <StateMessage title={t('offline')} minHeight={height} />;
    case 'empty':
      return (
        <StateMessage
          title={t('empty')}
          hint={t('emptyHint')}
          minHeight={Math.min(height, 360)}
          action={
            <Button variant="outlined" size="small" onClick={onOtherDates}>
              {t('otherDates')}
            </Button>
          }
        />
      );
    case 'arriving':
      return (
        <StateMessage
          title={t('arriving')}
          hint={t('arrivingHint', { day: formats.range(state.wholeFrom, addDays(state.wholeFrom, 1)) })}
          minHeight={Math.min(height, 360)}
          action={
            <Button variant="outlined" size="small" onClick={state.showWhole}>
              {t('showWhole')}
            </Button>
          }
        />
      );
    case 'ready':
      return (
        <Box sx={{ opacity: state.stale ? 0.55 : 1, transition: `opacity ${FEEDBACK_MS}ms` }} aria-busy={state.stale}>
          {children(state.data)}
        </Box>
      );
  }
}

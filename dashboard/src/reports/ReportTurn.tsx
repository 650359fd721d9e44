import { Typography } from '@mui/material';
import { useMessages } from '../i18n/use-messages.ts';
import { frameMessages } from './messages.ts';

interface ReportTurnProps {
  /** Statements before those of the report; undefined where it does not wait for its turn. */
  readonly before: number | undefined;
}

/** Says what a report that is long in coming waits for. */
export function ReportTurn({ before }: ReportTurnProps) {
  const t = useMessages(frameMessages);
  return (
    <Typography variant="body2" color="text.secondary" role="status" sx={before === undefined ? {} : { mt: 2 }}>
      {before === undefined ? '' : before === 0 ? t('isRead') : t('before', { smart_count: before })}
    </Typography>
  );
}

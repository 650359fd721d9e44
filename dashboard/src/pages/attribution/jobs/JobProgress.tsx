import { Box, LinearProgress, Typography } from '@mui/material';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { jobMessages } from './messages.ts';
import type { JobRow } from './resource.ts';

/** How far a running job is; nothing of one that has ended. */
export function JobProgress({ job }: { job: JobRow }) {
  const t = useMessages(jobMessages);
  const { rate } = useFormats();
  const { doneCount, expectedCount, status, jobStep, subject } = job;
  if (status !== 'RUNNING' && status !== 'CANCELING') return <>–</>;
  const share = expectedCount > 0 ? Math.min(1, doneCount / expectedCount) : null;
  return (
    <Box sx={{ minWidth: 140, maxWidth: 240 }}>
      <LinearProgress
        aria-label={t('progressOf', { job: subject })}
        {...(share === null ? {} : { variant: 'determinate' as const, value: 100 * share })}
      />
      <Typography variant="caption" component="div" color="text.secondary" role="status" sx={{ mt: 0.5 }}>
        {[jobStep && t(`steps.${jobStep}`), share === null ? null : rate(share).text].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}

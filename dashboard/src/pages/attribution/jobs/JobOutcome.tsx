import { Typography } from '@mui/material';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { jobMessages } from './messages.ts';
import type { JobRow } from './resource.ts';

/** What a job came to, in the words of the reader; an error as its command printed it. */
export function JobOutcome({ job }: { job: JobRow }) {
  const t = useMessages(jobMessages);
  const formats = useFormats();
  const { kind, status, outcome, counts, rejectFileNames } = job;
  const isExport = kind === 'EXPORT';
  if (status === 'CANCELED') return <>{t(isExport ? 'canceledExport' : 'canceledOutcome')}</>;
  if (status === 'LOST') return <>{t(isExport ? 'lostExport' : 'lostOutcome')}</>;
  if (status === 'FAILED') {
    return (
      <>
        {t('failedOutcome')}
        <Typography variant="caption" component="div" color="text.secondary" lang="en">
          {outcome ?? '–'}
        </Typography>
      </>
    );
  }
  if (counts.length === 0) return <span lang="en">{outcome ?? '–'}</span>;
  const numbers = counts.map(({ counted, count }) =>
    t(`counts.${counted}`, { smart_count: count, count: formats.count(count).text }),
  );
  return (
    <>
      {numbers.join(', ')}
      {rejectFileNames.length > 0 ? (
        <Typography variant="caption" component="div" color="text.secondary">
          {t('see', { files: rejectFileNames.join(', ') })}
        </Typography>
      ) : null}
    </>
  );
}

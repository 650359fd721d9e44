import { Typography } from '@mui/material';
import { DataTable, ListBase } from 'react-admin';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { CancelButton } from './CancelButton.tsx';
import { JobOutcome } from './JobOutcome.tsx';
import { JobProgress } from './JobProgress.tsx';
import { jobMessages } from './messages.ts';
import type { JobRow } from './resource.ts';

const TONE: Readonly<Record<JobRow['status'], Tone>> = {
  ...{ RUNNING: 'neutral', CANCELING: 'neutral', DONE: 'good', FAILED: 'bad', CANCELED: 'muted', LOST: 'warn' },
};

/** Milliseconds between looks at the server. */
const LOOK_MS = 3_000;

/** Long work on the instance, of commands and of exports; the server keeps it, so that a reload shows the same. */
export function JobList() {
  const t = useMessages(jobMessages);
  const formats = useFormats();
  const status = (job: JobRow) => <StatusText tone={TONE[job.status]}>{t(`status.${job.status}`)}</StatusText>;
  const table = (
    <DataTable<JobRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col
        source="kind"
        label={t('job')}
        disableSort
        render={({ kind, subject }: JobRow) => (
          <>
            {t(`kinds.${kind}`)}
            <Typography variant="caption" component="div" color="text.secondary">
              {subject}
            </Typography>
          </>
        )}
      />
      <DataTable.Col source="status" label={t('state')} disableSort render={status} />
      <DataTable.Col
        source="doneCount"
        label={t('progress')}
        disableSort
        render={(job: JobRow) => <JobProgress job={job} />}
      />
      <DataTable.Col
        source="startedAt"
        label={t('startedAt')}
        disableSort
        render={({ startedAt }: JobRow) => formats.instant(startedAt)}
      />
      <DataTable.Col
        source="outcome"
        label={t('outcome')}
        disableSort
        render={(job: JobRow) => <JobOutcome job={job} />}
      />
      <DataTable.Col source="id" label="" disableSort render={(job: JobRow) => <CancelButton job={job} />} />
    </DataTable>
  );
  return (
    <ListBase
      resource="jobs"
      queryOptions={{ ...LIST_QUERY, refetchInterval: LOOK_MS }}
      perPage={25}
      sort={{ field: 'startedAt', order: 'DESC' }}
    >
      <PageHeader title={t('title')} />
      <ListBody<JobRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(job) => (
          <CompactRow
            to={null}
            primary={`${t(`kinds.${job.kind}`)} · ${job.subject}`}
            secondary={job.endedAt === null ? <JobProgress job={job} /> : <JobOutcome job={job} />}
            trailing={
              <>
                {status(job)}
                <CancelButton job={job} />
              </>
            }
          />
        )}
      />
    </ListBase>
  );
}

import { Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, ShowBase, useShowContext } from 'react-admin';
import { statusOf } from '../api/errors.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { ErrorState } from './ErrorState.tsx';
import { PageHeader } from './PageHeader.tsx';
import { WHOLE_RECORD } from './whole-record.ts';

interface RecordPageProps<Row extends RaRecord> {
  readonly resource: string;
  /** Heads the page while there is no record to name it. */
  readonly title: string;
  /** What the resource's handler is given besides the id. */
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly children: (record: Row) => ReactNode;
}

/** An error is shown here; react-admin would go back to the list. */
const QUERY = { onError: () => undefined, retry: false };

/** A record's page in any of its states; a missing record is reported on the page. */
export function RecordPage<Row extends RaRecord>({ resource, meta, ...states }: RecordPageProps<Row>) {
  return (
    <ShowBase resource={resource} queryOptions={{ ...QUERY, meta: { ...WHOLE_RECORD, ...meta } }}>
      <RecordStates<Row> resource={resource} {...states} />
    </ShowBase>
  );
}

function RecordStates<Row extends RaRecord>({ resource, title, children }: Omit<RecordPageProps<Row>, 'meta'>) {
  const t = useMessages();
  const { record, isPending, error, refetch } = useShowContext<Row>();
  if (record) return children(record);
  if (isPending) {
    return (
      <>
        <Skeleton width={320} height={34} sx={{ mt: 4, mb: 3, maxWidth: 1 }} />
        <Skeleton height={420} />
      </>
    );
  }
  const problem = statusOf(error) === 404 ? t('list.notFound') : t('list.recordFailed');
  return (
    <>
      <PageHeader title={title} back={{ to: `/${resource}`, label: title }} />
      <ErrorState title={problem} error={error} onRetry={() => void refetch()} minHeight={360} />
    </>
  );
}

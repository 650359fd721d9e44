import { Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, ShowBase, useShowContext } from 'react-admin';
import { statusOf } from '../api/errors.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { ErrorState } from './ErrorState.tsx';
import { PageHeader } from './PageHeader.tsx';

interface RecordPageProps<Row extends RaRecord> {
  readonly resource: string;
  readonly children: (record: Row) => ReactNode;
}

/**
 * A list fills react-admin's cache of single records with its rows, which hold less; another `meta` is another
 * entry there. An error is shown here instead of sending one back to the list.
 */
const WHOLE = { meta: { whole: true }, onError: () => undefined, retry: false };

/** A record's page in any of its states; a missing record says so instead of sending one away. */
export function RecordPage<Row extends RaRecord>({ resource, children }: RecordPageProps<Row>) {
  return (
    <ShowBase resource={resource} queryOptions={WHOLE}>
      <RecordStates<Row>>{children}</RecordStates>
    </ShowBase>
  );
}

function RecordStates<Row extends RaRecord>({ children }: Pick<RecordPageProps<Row>, 'children'>) {
  const t = useMessages();
  const { record, isPending, error, refetch } = useShowContext<Row>();
  if (record) return children(record);
  if (isPending) {
    return (
      <>
        <Skeleton width={320} height={34} sx={{ mt: 4, mb: 3 }} />
        <Skeleton height={420} />
      </>
    );
  }
  const title = statusOf(error) === 404 ? t('list.notFound') : t('report.failed');
  return (
    <>
      <PageHeader title={title} />
      <ErrorState title={title} error={error} onRetry={() => void refetch()} minHeight={360} />
    </>
  );
}

import { Button, Link as TextLink } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { DataTable, ListBase, useCanAccess, useNotify, useRefresh } from 'react-admin';
import { Link } from 'react-router';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { taskMessages } from './messages.ts';
import { type FailedTaskRow, retryFailedTasks } from './resource.ts';

/** Work that was refused so often that it is only tried again when staff say so. */
export function TaskList() {
  const t = useMessages(taskMessages);
  const formats = useFormats();
  const { canAccess } = useCanAccess({ resource: 'tasks', action: 'edit' });
  const retry = (task: FailedTaskRow) => (canAccess && task.order ? <RetryButton order={task.order} /> : null);
  const table = (
    <DataTable<FailedTaskRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col
        source="order"
        label={t('order')}
        disableSort
        render={(task: FailedTaskRow) => <OrderLink task={task} />}
      />
      <DataTable.Col
        source="kind"
        label={t('kind')}
        disableSort
        render={(task: FailedTaskRow) => t(`kinds.${task.kind}`)}
      />
      <DataTable.Col
        source="failedAt"
        label={t('failedAt')}
        disableSort
        render={(task: FailedTaskRow) => formats.instant(task.failedAt)}
      />
      <DataTable.Col align="right" source="attemptCount" label={t('attempts')} disableSort />
      <DataTable.Col
        source="lastError"
        label={t('reason')}
        disableSort
        render={(task: FailedTaskRow) => task.lastError ?? '–'}
      />
      <DataTable.Col source="id" label="" disableSort render={retry} />
    </DataTable>
  );
  return (
    <ListBase resource="tasks" queryOptions={LIST_QUERY} perPage={25} sort={{ field: 'id', order: 'ASC' }}>
      <PageHeader title={t('title')} />
      <ListBody<FailedTaskRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(task) => (
          <CompactRow
            to={null}
            primary={`${task.order?.number ?? '–'} · ${t(`kinds.${task.kind}`)}`}
            secondary={task.lastError ?? formats.instant(task.failedAt)}
            trailing={retry(task)}
          />
        )}
      />
    </ListBase>
  );
}

function OrderLink({ task }: { task: FailedTaskRow }) {
  if (!task.order) return <>–</>;
  return (
    <TextLink component={Link} to={`/orders/${encodeURIComponent(task.order.id)}/show`} underline="hover">
      {task.order.number}
    </TextLink>
  );
}

function RetryButton({ order }: { order: NonNullable<FailedTaskRow['order']> }) {
  const t = useMessages(taskMessages);
  const client = useClient();
  const refresh = useRefresh();
  const notify = useNotify();
  const errorText = useErrorText();
  const retry = useMutation({
    mutationFn: () => retryFailedTasks(client, { orderId: order.id, idempotencyKey: uuidv7() }),
    onSuccess: (isDone) => {
      notify(t(isDone ? 'retried' : 'retriedPending'), { type: 'success' });
      refresh();
    },
    onError: (error) => notify(errorText(error), { type: 'error' }),
  });
  return (
    <Button
      size="small"
      disabled={retry.isPending}
      onClick={() => retry.mutate()}
      aria-label={t('retryOf', { number: order.number })}
    >
      {t('retry')}
    </Button>
  );
}

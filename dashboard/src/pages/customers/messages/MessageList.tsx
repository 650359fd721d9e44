import { Link } from '@mui/material';
import { DataTable, ListBase } from 'react-admin';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { messageMessages } from './messages.ts';
import type { MessageRow } from './resource.ts';

/** What would have been mailed, while no mail server is set. */
export function MessageList() {
  const t = useMessages(messageMessages);
  const formats = useFormats();
  const link = (message: MessageRow) => (
    <Link
      href={message.linkUrl}
      target="_blank"
      rel="noreferrer"
      aria-label={t('openOf', { recipient: message.recipient })}
    >
      {t('open')}
    </Link>
  );
  const table = (
    <DataTable<MessageRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col source="recipient" label={t('recipient')} disableSort />
      <DataTable.Col source="subject" label={t('subject')} disableSort />
      <DataTable.Col
        source="createdAt"
        label={t('createdAt')}
        disableSort
        render={(message: MessageRow) => formats.instant(message.createdAt)}
      />
      <DataTable.Col
        source="expiresAt"
        label={t('expiresAt')}
        disableSort
        render={(message: MessageRow) => formats.instant(message.expiresAt)}
      />
      <DataTable.Col source="linkUrl" label="" disableSort render={link} />
    </DataTable>
  );
  return (
    <ListBase resource="messages" queryOptions={LIST_QUERY} perPage={50} sort={{ field: 'id', order: 'ASC' }}>
      <PageHeader title={t('title')} />
      <ListBody<MessageRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(message) => (
          <CompactRow to={null} primary={message.recipient} secondary={message.subject} trailing={link(message)} />
        )}
      />
    </ListBase>
  );
}

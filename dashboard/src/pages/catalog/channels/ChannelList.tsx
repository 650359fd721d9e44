import { Link as TextLink } from '@mui/material';
import { DataTable, ListBase } from 'react-admin';
import { Link } from 'react-router';
import { useMessages } from '../../../i18n/use-messages.ts';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { channelMessages } from './messages.ts';
import type { ChannelRow } from './resource.ts';

/** Rows shown at once: a retailer has some tens of channels. */
const ALL = 250;

/** Every channel, and who may buy there. */
export function ChannelList() {
  const t = useMessages(channelMessages);
  const state = (channel: ChannelRow) =>
    channel.isActive ? (
      <StatusText tone="neutral">{channel.isDefault ? t('isDefault') : t('inUse')}</StatusText>
    ) : (
      <StatusText tone="muted">{t('outOfUse')}</StatusText>
    );
  const table = (
    <DataTable<ChannelRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col
        source="name"
        label={t('fields.name')}
        disableSort
        render={({ id, name }: ChannelRow) => (
          <TextLink component={Link} to={`/channels/${encodeURIComponent(id)}`} underline="hover">
            {name}
          </TextLink>
        )}
      />
      <DataTable.Col source="code" label={t('fields.code')} disableSort />
      <DataTable.Col
        source="audience"
        label={t('fields.audience')}
        disableSort
        render={(channel: ChannelRow) => t(`audience.${channel.audience}`)}
      />
      <DataTable.Col source="isActive" label={t('fields.state')} disableSort render={state} />
    </DataTable>
  );
  return (
    <ListBase resource="channels" queryOptions={LIST_QUERY} perPage={ALL} sort={{ field: 'id', order: 'ASC' }}>
      <PageHeader title={t('title')} />
      <ListBody<ChannelRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(channel) => (
          <CompactRow
            to={`/channels/${encodeURIComponent(channel.id)}`}
            primary={channel.name}
            secondary={t(`audience.${channel.audience}`)}
            trailing={state(channel)}
          />
        )}
      />
    </ListBase>
  );
}

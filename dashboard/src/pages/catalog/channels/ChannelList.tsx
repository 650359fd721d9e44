import { DataTable, ListBase } from 'react-admin';
import { useMessages } from '../../../i18n/use-messages.ts';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { ListTools } from '../../../ui/list/ListTools.tsx';
import { RowLink } from '../../../ui/list/RowLink.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { channelMessages } from './messages.ts';
import { CHANNEL_ORDER, type ChannelRow } from './resource.ts';

/** Rows shown at once: a retailer has some tens of channels. */
const ALL = 250;

/** Every channel, and who may buy there. */
export function ChannelList() {
  const t = useMessages(channelMessages);
  const state = (channel: ChannelRow) =>
    channel.isActive ? (
      <StatusText tone="neutral">{channel.isDefault ? t('isDefault') : t('inUse')}</StatusText>
    ) : (
      <StatusText tone="muted">{t('inactive')}</StatusText>
    );
  const table = (
    <DataTable<ChannelRow> bulkActionButtons={false} rowClick="edit" size="small" aria-label={t('title')}>
      <DataTable.Col
        source="name"
        label={t('fields.name')}
        render={({ id, name }: ChannelRow) => <RowLink to={`/channels/${encodeURIComponent(id)}`}>{name}</RowLink>}
      />
      <DataTable.Col source="code" label={t('fields.code')} />
      <DataTable.Col
        source="audience"
        label={t('fields.audience')}
        render={(channel: ChannelRow) => t(`audience.${channel.audience}`)}
      />
      <DataTable.Col source="isActive" label={t('fields.state')} render={state} />
    </DataTable>
  );
  return (
    <ListBase resource="channels" queryOptions={LIST_QUERY} perPage={ALL} sort={CHANNEL_ORDER}>
      <PageHeader title={t('title')} />
      <ListTools
        sorts={(['name', 'code', 'audience'] as const).map((field) => ({ field, label: t(`fields.${field}`) }))}
      />
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

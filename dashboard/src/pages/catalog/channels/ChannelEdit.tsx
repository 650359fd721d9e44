import { BooleanInput, EditBase, Form, SelectInput, useCanAccess, useRefresh } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { ChannelAudience } from '../../../api/generated/catalog/channels.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FieldGrid, WholeRow } from '../../../ui/fields/FieldGrid.tsx';
import { SaveButton } from '../../../ui/fields/SaveButton.tsx';
import { TagsLine, TextLine } from '../../../ui/fields/text-fields.tsx';
import { useSaveOptions } from '../../../ui/fields/use-save-options.ts';
import { RecordSteps } from '../../../ui/list/RecordSteps.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { WHOLE_RECORD } from '../../../ui/whole-record.ts';
import { channelMessages } from './messages.ts';
import { CHANNEL_ORDER, type ChannelRecord } from './resource.ts';

const AUDIENCES: readonly ChannelAudience[] = ['PUBLIC', 'CUSTOMERS', 'STAFF'];

/** One page to read and, with the permission, to change a channel. */
export function ChannelEdit() {
  const t = useMessages(channelMessages);
  return (
    <RecordPage<ChannelRecord> resource="channels" title={t('title')}>
      {(channel) => <ChannelForm channel={channel} />}
    </RecordPage>
  );
}

/** Saved pessimistically: a refusal is shown at its field, and a change by someone else is not overwritten. */
function ChannelForm({ channel }: { channel: ChannelRecord }) {
  const t = useMessages(channelMessages);
  const { canAccess = false } = useCanAccess({ resource: 'channels', action: 'edit' });
  const refresh = useRefresh();
  const options = useSaveOptions<ChannelRecord>(t('saved'), refresh);
  return (
    <EditBase
      resource="channels"
      id={channel.id}
      mutationMode="pessimistic"
      queryOptions={{ meta: WHOLE_RECORD }}
      redirect={false}
      mutationOptions={{ meta: WHOLE_RECORD, ...options }}
    >
      <PageHeader
        title={channel.name}
        back={{ to: '/channels', label: t('title') }}
        lead={channel.code}
        actions={<RecordSteps resource="channels" linkType="edit" sort={CHANNEL_ORDER} />}
      />
      <Form key={channel.version} record={channel} sanitizeEmptyValues>
        <Panel title={t('one')}>
          <ChannelFields readOnly={!canAccess} isDefault={channel.isDefault} />
          {canAccess ? <SaveButton onlyChanges /> : null}
        </Panel>
      </Form>
    </EditBase>
  );
}

function ChannelFields({ readOnly, isDefault }: { readOnly: boolean; isDefault: boolean }) {
  const t = useMessages(channelMessages);
  const audience = useWatch<{ audience: ChannelAudience }, 'audience'>({ name: 'audience' });
  return (
    <FieldGrid>
      <WholeRow>
        <TextLine source="name" label={t('fields.name')} required readOnly={readOnly} />
      </WholeRow>
      <SelectInput
        source="audience"
        label={t('fields.audience')}
        choices={AUDIENCES.map((id) => ({ id, name: t(`audience.${id}`) }))}
        translateChoice={false}
        helperText={t('fields.audienceHint')}
        readOnly={readOnly || isDefault}
        fullWidth
      />
      <BooleanInput
        source="isActive"
        label={t('fields.isActive')}
        helperText={isDefault ? t('isDefault') : false}
        readOnly={readOnly || isDefault}
      />
      {audience === 'CUSTOMERS' ? (
        <WholeRow>
          <TagsLine
            source="customerIds"
            label={t('fields.customerIds')}
            hint={t('fields.customerIdsHint')}
            readOnly={readOnly}
          />
        </WholeRow>
      ) : null}
      <TextLine
        source="maxHeldQuantity"
        label={t('fields.maxHeldQuantity')}
        hint={t('fields.maxHeldQuantityHint')}
        readOnly={readOnly}
      />
      <TextLine
        source="cartHoldMinutes"
        label={t('fields.cartHoldMinutes')}
        hint={t('fields.cartHoldMinutesHint')}
        readOnly={readOnly}
      />
    </FieldGrid>
  );
}

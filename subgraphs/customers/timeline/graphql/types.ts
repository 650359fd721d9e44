import { builder, connectionType } from '../../builder.ts';
import { ChannelType, LocationType, OrderType } from '../../references.ts';
import { ENTRY_TYPES, summarize, type TimelineEntry } from '../model/timeline-entry.ts';

export const TimelineEntryTypeType = builder.enumType('TimelineEntryType', {
  description: 'Kinds of moments in a customer’s history.',
  values: ENTRY_TYPES,
});

const TimelineEntryType = builder.objectRef<TimelineEntry>('TimelineEntry').implement({
  description: 'One moment of a customer’s history, of any domain and channel.',
  fields: (t) => ({
    id: t.exposeID('id'),
    occurredAt: t.expose('occurredAt', { type: 'DateTime' }),
    type: t.expose('type', { type: TimelineEntryTypeType }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      resolve: ({ channel }) => (channel === null ? null : { code: channel }),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      resolve: ({ locationId }) => (locationId === null ? null : { id: locationId }),
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      resolve: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    }),
    summary: t.string({
      description: 'One line in English; clients with another language word it from type and data.',
      resolve: summarize,
    }),
    data: t.field({ type: 'JSON', nullable: true, description: 'Ids and figures.', resolve: (entry) => entry.data }),
  }),
});

export const TimelineConnectionType = connectionType('Timeline', TimelineEntryType);

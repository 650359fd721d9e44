import { builder, connectionType } from '../../builder.ts';
import { Channel, Location, Order } from '../../references.ts';
import { summarise, TIMELINE_TYPES } from '../model/timeline-entry.ts';
import type { TimelineRow } from '../store/timeline-entries.ts';

export const TimelineEntryTypeEnum = builder.enumType('TimelineEntryType', {
  description: 'What a moment of a customer’s history is.',
  values: TIMELINE_TYPES,
});

const TimelineEntryRef = builder.objectRef<TimelineRow>('TimelineEntry');
TimelineEntryRef.implement({
  description: 'One moment of a customer’s history, of any domain and channel.',
  fields: (t) => ({
    id: t.exposeID('id'),
    occurredAt: t.expose('occurredAt', { type: 'DateTime' }),
    type: t.expose('type', { type: TimelineEntryTypeEnum }),
    channel: t.field({
      type: Channel,
      nullable: true,
      resolve: ({ channel }) => (channel === null ? null : { code: channel }),
    }),
    location: t.field({
      type: Location,
      nullable: true,
      resolve: ({ locationId }) => (locationId === null ? null : { id: locationId }),
    }),
    order: t.field({
      type: Order,
      nullable: true,
      resolve: ({ orderId }) => (orderId === null ? null : { id: orderId }),
    }),
    summary: t.string({
      description: 'One line in English; word it from type and data otherwise.',
      resolve: summarise,
    }),
    data: t.field({ type: 'JSON', nullable: true, description: 'Ids and figures.', resolve: (entry) => entry.data }),
  }),
});

export const TimelineConnection = connectionType('Timeline', TimelineEntryRef);

import { builder, connectionType } from '../../builder.ts';
import type { EntryKind, EntryOf, TimelineEntry } from '../model/timeline-entry.ts';

export const TimelineEntryKindType = builder.enumType('TimelineEntryKind', {
  description: 'Kinds of moments in a customer’s history. More values may be added: keep a default branch.',
  values: {
    CANCELLATION: { description: 'An order was canceled.' },
    GIFT_CARD: { description: 'The balance of a gift card moved.' },
    INTERACTION: { description: 'A moment with staff.' },
    MERGE: { description: 'Records of the customer were joined or set apart; for staff alone.' },
    ORDER: { description: 'An order was placed.' },
    POINTS: { description: 'Points moved.' },
    RETURN: { description: 'Goods came back.' },
    SIGN_UP: { description: 'An account was opened.' },
  } satisfies Record<EntryKind, object>,
});

export const TimelineEntryInterface = builder.interfaceRef<TimelineEntry>('TimelineEntry');
export const TimelineEntryConnectionType = connectionType('TimelineEntry', TimelineEntryInterface);

/** A type for each kind; what other areas own of one is added there. */
export const OrderTimelineEntryType = builder.objectRef<EntryOf<'ORDER'>>('OrderTimelineEntry');
export const ReturnTimelineEntryType = builder.objectRef<EntryOf<'RETURN'>>('ReturnTimelineEntry');
export const CancellationTimelineEntryType = builder.objectRef<EntryOf<'CANCELLATION'>>('CancellationTimelineEntry');
export const PointsTimelineEntryType = builder.objectRef<EntryOf<'POINTS'>>('PointsTimelineEntry');
export const GiftCardTimelineEntryType = builder.objectRef<EntryOf<'GIFT_CARD'>>('GiftCardTimelineEntry');
export const InteractionTimelineEntryType = builder.objectRef<EntryOf<'INTERACTION'>>('InteractionTimelineEntry');
export const MergeTimelineEntryType = builder.objectRef<EntryOf<'MERGE'>>('MergeTimelineEntry');
export const SignUpTimelineEntryType = builder.objectRef<EntryOf<'SIGN_UP'>>('SignUpTimelineEntry');

import { builder, connectionType } from '../../builder.ts';
import { ChannelType, LocationType } from '../../references.ts';
import { JOURNEY_WINDOW_DAYS, type Journey, TOUCHPOINT_KINDS, type Touchpoint } from '../model/journey.ts';

const TouchpointKindType = builder.enumType('TouchpointKind', {
  description: 'What happened in a touchpoint; OTHER for kinds of a channel’s own.',
  values: TOUCHPOINT_KINDS,
});

const TouchpointType = builder.objectRef<Touchpoint>('Touchpoint').implement({
  description: 'A moment in which a person met the brand: a visit, a click, a message, an advice in a store.',
  fields: (t) => ({
    id: t.exposeID('id'),
    occurredAt: t.field({ type: 'DateTime', resolve: (touchpoint) => touchpoint.occurredAt }),
    channel: t.field({ type: ChannelType, nullable: true, resolve: ({ channelCode }) => ({ code: channelCode }) }),
    kind: t.field({ type: TouchpointKindType, description: 'What happened.', resolve: ({ kind }) => kind }),
    source: t.exposeString('source', { nullable: true }),
    campaign: t.exposeString('campaign', { nullable: true }),
    location: t.field({
      type: LocationType,
      nullable: true,
      resolve: ({ storeId }) => (storeId === null ? null : { id: storeId }),
    }),
  }),
});
export const TouchpointConnectionType = connectionType('Touchpoint', TouchpointType, false);

export const OrderJourneyType = builder.objectRef<Journey>('OrderJourney').implement({
  description: `What led to an order: the person's moments in the ${JOURNEY_WINDOW_DAYS} days before it, under every id they were known by.`,
  fields: (t) => ({
    touchpoints: t.field({
      type: [TouchpointType],
      description: 'Oldest first, the latest 100 at most.',
      resolve: (journey) => [...journey.touchpoints],
    }),
    firstTouch: t.field({ type: TouchpointType, nullable: true, resolve: (journey) => journey.firstTouch }),
    lastTouch: t.field({ type: TouchpointType, nullable: true, resolve: (journey) => journey.lastTouch }),
    touchpointCount: t.exposeInt('touchpointCount', { description: 'All of them, also those that are not listed.' }),
    daysToConversion: t.exposeInt('daysToConversion', {
      nullable: true,
      description: 'Whole days from the first touch to the order.',
    }),
  }),
});

import { builder, connectionType } from '../../builder.ts';
import { ChannelType, LocationType } from '../../references.ts';
import { TouchpointKindType } from '../../touchpoints/graphql/types.ts';
import { JOURNEY_WINDOW_DAYS, type Journey, type Touchpoint } from '../model/journey.ts';

const TouchpointType = builder.objectRef<Touchpoint>('Touchpoint').implement({
  description: 'A moment in which a person met the brand: a visit, a click, a message, an advice in a store.',
  fields: (t) => ({
    id: t.exposeID('id'),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When it happened, as the channel reported it.',
      resolve: (touchpoint) => touchpoint.occurredAt,
    }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'Where it happened; null when the channel cannot be read at the moment.',
      resolve: ({ channelCode }) => ({ code: channelCode }),
    }),
    kind: t.field({ type: TouchpointKindType, description: 'What happened.', resolve: ({ kind }) => kind }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'Where the person came from, "newsletter"; null when unknown.',
    }),
    campaign: t.exposeString('campaign', {
      nullable: true,
      description: 'The campaign that led to it; null when there was none.',
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store it happened in; null for all others.',
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
    firstTouch: t.field({
      type: TouchpointType,
      nullable: true,
      description: 'The earliest of them all; null when there was none.',
      resolve: (journey) => journey.firstTouch,
    }),
    lastTouch: t.field({
      type: TouchpointType,
      nullable: true,
      description: 'The one closest to the order; null when there was none.',
      resolve: (journey) => journey.lastTouch,
    }),
    touchpointCount: t.exposeInt('touchpointCount', { description: 'All of them, also those that are not listed.' }),
    daysToConversion: t.exposeInt('daysToConversion', {
      nullable: true,
      description: 'Whole days from the first touch to the order; null without one.',
    }),
  }),
});

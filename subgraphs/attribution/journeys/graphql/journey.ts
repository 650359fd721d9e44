import { parsePage } from '#kernel/values/pagination.ts';
import { builder, connectionType } from '../../builder.ts';
import { Channel, Customer, Location, Order } from '../../references.ts';
import { getJourneys, getTouchpoints } from '../get-journeys.ts';
import { JOURNEY_WINDOW_DAYS, type Journey, type Touchpoint as TouchpointShape } from '../model/journey.ts';

const Touchpoint = builder.objectRef<TouchpointShape>('Touchpoint').implement({
  description: 'A moment in which a person met the house: a visit, a click, a message, an advice in a store.',
  fields: (t) => ({
    id: t.exposeID('id'),
    occurredAt: t.field({ type: 'DateTime', resolve: (touchpoint) => touchpoint.occurredAt }),
    channelCode: t.exposeID('channelCode'),
    channel: t.field({ type: Channel, nullable: true, resolve: ({ channelCode }) => ({ code: channelCode }) }),
    kind: t.exposeString('kind'),
    source: t.exposeString('source', { nullable: true }),
    campaign: t.exposeString('campaign', { nullable: true }),
    location: t.field({
      type: Location,
      nullable: true,
      resolve: ({ storeId }) => (storeId === null ? null : { id: storeId }),
    }),
  }),
});
const TouchpointConnection = connectionType(
  'Touchpoint',
  Touchpoint,
  'visitors are known by many ids, and their moments overlap',
);

const OrderJourney = builder.objectRef<Journey>('OrderJourney').implement({
  description: `What led to an order: the person's moments in the ${JOURNEY_WINDOW_DAYS} days before it, under every id they were known by.`,
  fields: (t) => ({
    touchpoints: t.field({
      type: [Touchpoint],
      description: 'Oldest first, the latest 100 at most.',
      resolve: (journey) => [...journey.touchpoints],
    }),
    firstTouch: t.field({ type: Touchpoint, nullable: true, resolve: (journey) => journey.firstTouch }),
    lastTouch: t.field({ type: Touchpoint, nullable: true, resolve: (journey) => journey.lastTouch }),
    momentsCount: t.exposeInt('momentsCount'),
    daysToConversion: t.exposeInt('daysToConversion', {
      nullable: true,
      description: 'Whole days from the first touch to the order.',
    }),
  }),
});

builder.objectField(Order, 'journey', (t) =>
  t.loadable({
    type: OrderJourney,
    nullable: true,
    description: 'Null for who may not see the order, and until its fact has arrived here.',
    load: (ids: string[], { deps, request }) => getJourneys(deps, request, ids),
    resolve: (order) => order.id,
  }),
);

builder.objectField(Customer, 'touchpoints', (t) =>
  t.loadable({
    type: TouchpointConnection,
    nullable: true,
    byPath: true,
    description: 'Moments with the house, newest first; null for who may not see them.',
    args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
    load: async (ids: string[], { deps, request }, args) => getTouchpoints(deps, request, ids, parsePage(args, 2)),
    resolve: (customer) => customer.id,
  }),
);

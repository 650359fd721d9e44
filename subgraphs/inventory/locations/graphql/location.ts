import { isId } from '#kernel/values/ids.ts';
import { wholeAddress } from '../../../shared/address.ts';
import { addressType } from '../../../shared/address-type.ts';
import { can } from '../../../shared/permissions.ts';
import { builder, NodeInterface } from '../../builder.ts';
import type { Location } from '../model/location.ts';
import { isOpenAt } from '../model/opening-hours.ts';
import { locationLoader } from './loaders.ts';
import { DayOfWeekType, GeoPointType, LocationKindType, LocationType } from './types.ts';

const AddressType = addressType(builder);
const OpeningHoursType = builder.objectRef<Location['openingHours'][number]>('OpeningHours').implement({
  description: 'Opening hours of one weekday in the local time of the location; a day may have several.',
  fields: (t) => ({
    dayOfWeek: t.field({ type: DayOfWeekType, description: 'The weekday.', resolve: (hours) => hours.dayOfWeek }),
    opens: t.field({ type: 'LocalTime', description: 'The time of opening.', resolve: ({ opens }) => opens }),
    closes: t.field({
      type: 'LocalTime',
      description: 'The time of closing; at or before `opens` it lies in the next day.',
      resolve: ({ closes }) => closes,
    }),
  }),
});
const SpecialDayType = builder.objectRef<Location['specialDays'][number]>('SpecialDay').implement({
  description: 'A day that differs from its weekday; without times the location stays closed.',
  fields: (t) => ({
    date: t.field({
      type: 'Date',
      description: 'The day, in the zone of the location.',
      resolve: (special) => special.date,
    }),
    opens: t.field({
      type: 'LocalTime',
      nullable: true,
      description: 'The time of opening; null when closed.',
      resolve: ({ opens }) => opens,
    }),
    closes: t.field({
      type: 'LocalTime',
      nullable: true,
      description: 'The time of closing; null when closed.',
      resolve: ({ closes }) => closes,
    }),
  }),
});

LocationType.implement({
  access: 'public',
  interfaces: [NodeInterface],
  description: 'A place that holds stock: a warehouse or a store.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The global id.' }),
    code: t.exposeString('code', { description: 'The short name that POS terminals and feeds use; unique.' }),
    name: t.exposeString('name', { description: 'What customers and staff call it.' }),
    kind: t.field({
      type: LocationKindType,
      description: 'What it is for; never changes.',
      resolve: (location) => location.kind,
    }),
    address: t.field({
      type: AddressType,
      description: 'Where it is. Of a warehouse every part is null for who may not read stock.',
      resolve: ({ kind, address }, _args, { request }) =>
        kind === 'STORE' || can(request.actor, 'inventory:read') ? address : wholeAddress({}),
    }),
    coordinates: t.field({
      type: GeoPointType,
      nullable: true,
      description:
        'Where it is on the map; null when that is not known, and of a warehouse for who may not read stock.',
      resolve: ({ kind, coordinates }, _args, { request }) =>
        kind === 'STORE' || can(request.actor, 'inventory:read') ? coordinates : null,
    }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The zone of its days and opening hours.',
      resolve: ({ timeZone }) => timeZone,
    }),
    openingHours: t.field({
      type: [OpeningHoursType],
      description: 'Opening hours of a usual week, by weekday and time; at most 28.',
      resolve: (location) => [...location.openingHours],
    }),
    specialDays: t.field({
      type: [SpecialDayType],
      description: 'Days that differ from their weekday, in their order; at most 200.',
      resolve: (location) => [...location.specialDays],
    }),
    isActive: t.exposeBoolean('isActive', { description: 'Stock of a location that is not active is not offered.' }),
    isOpen: t.boolean({
      description: 'Open at the moment of the request, by its own zone.',
      resolve: (location, _args, { deps }) => isOpenAt(location, deps.clock.now()),
    }),
    offersPickup: t.exposeBoolean('offersPickup', { description: 'Customers may collect orders here.' }),
    shipsOrders: t.exposeBoolean('shipsOrders', { description: 'Orders may be sent from here.' }),
    catchment: t.stringList({
      description:
        'Postal codes, or their beginnings, from which customers come to it, in the country of its address; in capitals, letters and digits alone; at most 500. Empty for who may not read stock.',
      resolve: ({ catchment }, _args, { request }) => (can(request.actor, 'inventory:read') ? [...catchment] : []),
    }),
    version: t.exposeInt('version', { description: 'Grows with every change of the location.' }),
  }),
});
builder.asEntity(LocationType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (isId('loc', id) ? locationLoader(context).load(id) : null),
});

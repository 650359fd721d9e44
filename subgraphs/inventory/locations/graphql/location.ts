import { isId } from '#kernel/values/ids.ts';
import { builder } from '../../builder.ts';
import type { Location } from '../model/location.ts';
import { isOpenAt } from '../model/opening-hours.ts';
import { locationLoader } from './loaders.ts';
import { DayOfWeekType, GeoPointType, LocationKindType, LocationType } from './types.ts';

const LocationAddressType = builder.objectRef<Location['address']>('LocationAddress').implement({
  description: 'Where a location is, as written on a letter.',
  fields: (t) => ({
    line1: t.exposeString('line1', { nullable: true }),
    postalCode: t.exposeString('postalCode', { nullable: true }),
    city: t.exposeString('city', { nullable: true }),
    countryCode: t.exposeString('countryCode', { nullable: true, description: 'ISO 3166-1 alpha-2.' }),
  }),
});
const OpeningHoursType = builder.objectRef<Location['hours'][number]>('OpeningHours').implement({
  description: 'Opening hours of one weekday in the local time of the location; a day may have several.',
  fields: (t) => ({
    dayOfWeek: t.field({ type: DayOfWeekType, resolve: (hours) => hours.dayOfWeek }),
    opens: t.exposeString('opens', { description: '"HH:MM".' }),
    closes: t.exposeString('closes', { description: '"HH:MM"; at or before `opens` it lies in the next day.' }),
  }),
});
const SpecialDayType = builder.objectRef<Location['specialDays'][number]>('SpecialDay').implement({
  description: 'A day that differs from its weekday; without times the location stays closed.',
  fields: (t) => ({
    day: t.field({ type: 'BusinessDay', resolve: (special) => special.day }),
    opens: t.exposeString('opens', { nullable: true }),
    closes: t.exposeString('closes', { nullable: true }),
  }),
});

LocationType.implement({
  description: 'A place that holds stock: a warehouse or a store.',
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code', { description: 'The short name that POS terminals and feeds use; unique.' }),
    name: t.exposeString('name'),
    kind: t.field({ type: LocationKindType, resolve: (location) => location.kind }),
    address: t.field({ type: LocationAddressType, resolve: (location) => location.address }),
    geo: t.field({ type: GeoPointType, nullable: true, resolve: (location) => location.geo }),
    timeZone: t.exposeString('timeZone', { description: 'IANA zone of its business day and opening hours.' }),
    hours: t.field({ type: [OpeningHoursType], resolve: (location) => [...location.hours] }),
    specialDays: t.field({ type: [SpecialDayType], resolve: (location) => [...location.specialDays] }),
    active: t.exposeBoolean('active', { description: 'Stock of an inactive location is not offered.' }),
    pickupEnabled: t.exposeBoolean('pickupEnabled', { description: 'Customers may collect here.' }),
    shipFromStore: t.exposeBoolean('shipFromStore', { description: 'Orders may be sent from this store.' }),
    isOpen: t.boolean({
      description: 'Open at the moment of the request, by its own zone.',
      resolve: (location, _args, { deps }) => isOpenAt(location, deps.clock.now()),
    }),
    distanceKm: t.float({
      nullable: true,
      description: 'Kilometers from the point asked about, as the crow flies; null where none was.',
      resolve: (location) => location.distanceKm ?? null,
    }),
  }),
});
builder.asEntity(LocationType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (isId('loc', id) ? locationLoader(context).load(id) : null),
});

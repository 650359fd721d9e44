import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { storesNear } from '../../availability/find-stores-near.ts';
import { builder } from '../../builder.ts';
import { loadLocations } from '../../graphql/loaders.ts';
import { createLocation } from '../create-location.ts';
import { findLocation, listLocations } from '../list-locations.ts';
import type { Location as LocationShape } from '../model/location.ts';
import { isOpenAt } from '../model/opening-hours.ts';
import { updateLocation } from '../update-location.ts';
import { CreateLocationInput, DayOfWeek, GeoPoint, LocationKind, UpdateLocationInput } from './types.ts';

const Address = builder.objectRef<LocationShape['address']>('LocationAddress').implement({
  description: 'Where a location is, as written on a letter.',
  fields: (t) => ({
    line1: t.exposeString('line1', { nullable: true }),
    postalCode: t.exposeString('postalCode', { nullable: true }),
    city: t.exposeString('city', { nullable: true }),
    countryCode: t.exposeString('countryCode', { nullable: true, description: 'ISO 3166-1 alpha-2.' }),
  }),
});
const OpeningHours = builder.objectRef<LocationShape['hours'][number]>('OpeningHours').implement({
  description: 'Opening hours of one weekday in the local time of the location; a day may have several.',
  fields: (t) => ({
    dayOfWeek: t.field({ type: DayOfWeek, resolve: (hours) => hours.dayOfWeek }),
    opens: t.exposeString('opens', { description: '"HH:MM".' }),
    closes: t.exposeString('closes', { description: '"HH:MM"; at or before `opens` it lies in the next day.' }),
  }),
});
const SpecialDay = builder.objectRef<LocationShape['specialDays'][number]>('SpecialDay').implement({
  description: 'A day that differs from its weekday; without times the location stays closed.',
  fields: (t) => ({
    day: t.field({ type: 'BusinessDay', resolve: (special) => special.day }),
    opens: t.exposeString('opens', { nullable: true }),
    closes: t.exposeString('closes', { nullable: true }),
  }),
});

export const Location = builder.loadableObjectRef<LocationShape, string>('Location', { load: loadLocations });
Location.implement({
  description: 'A place that holds stock: a warehouse or a store.',
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code', { description: 'The short name that tills and feeds use; unique.' }),
    name: t.exposeString('name'),
    kind: t.field({ type: LocationKind, resolve: (location) => location.kind }),
    address: t.field({ type: Address, resolve: (location) => location.address }),
    geo: t.field({ type: GeoPoint, nullable: true, resolve: (location) => location.geo }),
    timeZone: t.exposeString('timeZone', { description: 'IANA zone of its business day and opening hours.' }),
    hours: t.field({ type: [OpeningHours], resolve: (location) => [...location.hours] }),
    specialDays: t.field({ type: [SpecialDay], resolve: (location) => [...location.specialDays] }),
    active: t.exposeBoolean('active', { description: 'Stock of an inactive location is not offered.' }),
    pickupEnabled: t.exposeBoolean('pickupEnabled', { description: 'Customers may collect here.' }),
    shipFromStore: t.exposeBoolean('shipFromStore', { description: 'Orders may be sent from this store.' }),
    isOpen: t.boolean({
      description: 'Open at the moment of the request, by its own zone.',
      resolve: (location, _args, { deps }) => isOpenAt(location, deps.clock.now()),
    }),
    distanceKm: t.float({
      nullable: true,
      description: 'Kilometres from the point asked about, as the crow flies; null where none was.',
      resolve: (location) => location.distanceKm ?? null,
    }),
  }),
});
builder.asEntity(Location, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => Location.getDataloader(context).load(id),
});

builder.queryFields((t) => ({
  locations: t.field({
    type: [Location],
    description: 'Warehouses, then stores by name.',
    args: { kind: t.arg({ type: LocationKind }), activeOnly: t.arg.boolean({ defaultValue: true }) },
    resolve: (_root, { kind, activeOnly }, { deps }) =>
      listLocations(deps, { kind: kind ?? undefined, activeOnly: activeOnly ?? true }),
  }),
  location: t.field({
    type: Location,
    nullable: true,
    description: 'By id or code; null when there is none.',
    args: { id: t.arg.id(), code: t.arg.string() },
    resolve: (_root, { id, code }, { deps }) => findLocation(deps, { id, code }),
  }),
  storesNear: t.field({
    type: [Location],
    description: 'Active stores around a point, nearest first; with a variant only those that have it available.',
    args: {
      latitude: t.arg.float({ required: true }),
      longitude: t.arg.float({ required: true }),
      radiusKm: t.arg.float({ defaultValue: 50 }),
      variantId: t.arg.id(),
      first: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { latitude, longitude, radiusKm, variantId, first }, { deps }) =>
      storesNear(deps, { latitude, longitude, radiusKm: radiusKm ?? 50, first: first ?? 20, variantId }),
  }),
}));

builder.mutationFields((t) => ({
  createLocation: t.field({
    type: Location,
    description: 'Needs inventory:write at the head office.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: CreateLocationInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createLocation(deps, request, input),
  }),
  updateLocation: t.field({
    type: Location,
    description: 'Needs inventory:write; associates change their own store. Hours that are given replace all hours.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UpdateLocationInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateLocation(deps, request, input),
  }),
}));

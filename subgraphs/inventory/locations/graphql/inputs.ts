import { builder, idempotencyKey, optionalIdempotencyKey, SortDirectionType } from '../../builder.ts';
import type { LocationSort } from '../model/location-sort.ts';
import { AddressInput, DayOfWeekType, LocationKindType } from './types.ts';

export const LocationRefInput = builder.inputType('LocationRef', {
  description: 'Names a location by one of its keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The global id.' }),
    code: t.string({ description: 'The short name that POS terminals and feeds use.' }),
  }),
});
export const LocationFilterInput = builder.inputType('LocationFilter', {
  description: 'Which locations a list is narrowed to.',
  fields: (t) => ({
    kinds: t.field({ type: [LocationKindType], description: 'Of one of these kinds.' }),
    isActive: t.boolean({
      description: 'Active ones, as when it is left out, or those that are not. False needs inventory:read.',
    }),
  }),
});

const OpeningHoursInput = builder.inputType('OpeningHoursInput', {
  description: 'Opening hours of one weekday, in local times.',
  fields: (t) => ({
    dayOfWeek: t.field({ type: DayOfWeekType, required: true, description: 'The weekday.' }),
    opens: t.field({ type: 'LocalTime', required: true, description: 'The time of opening.' }),
    closes: t.field({
      type: 'LocalTime',
      required: true,
      description: 'The time of closing; at or before `opens` it lies in the next day.',
    }),
  }),
});
const SpecialDayInput = builder.inputType('SpecialDayInput', {
  description: 'A day that differs from its weekday; without times the location stays closed.',
  fields: (t) => ({
    date: t.field({ type: 'Date', required: true, description: 'The day, in the zone of the location.' }),
    opens: t.field({ type: 'LocalTime', description: 'The time of opening.' }),
    closes: t.field({ type: 'LocalTime', description: 'The time of closing.' }),
  }),
});

export const CreateLocationInput = builder.inputType('CreateLocationInput', {
  description: 'A new location.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Unique; 1 to 40 letters, digits, dots, hyphens, underscores.' }),
    name: t.string({ required: true, description: 'What customers and staff call it; at most 120 characters.' }),
    kind: t.field({ type: LocationKindType, required: true, description: 'What it is for; never changes.' }),
    timeZone: t.field({ type: 'TimeZone', required: true, description: 'IANA zone of its days and opening hours.' }),
    address: t.field({ type: AddressInput, description: 'Where it is.' }),
    openingHours: t.field({ type: [OpeningHoursInput], description: 'A usual week; at most 28.' }),
    specialDays: t.field({ type: [SpecialDayInput], description: 'Days that differ; at most 200.' }),
    offersPickup: t.boolean({ description: 'Customers may collect orders here; false when left out.' }),
    shipsOrders: t.boolean({ description: 'Orders may be sent from here; false when left out.' }),
    catchment: t.stringList({
      description:
        'Postal codes, or their beginnings, from which customers come; at most 500, spaces and case are none.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const UpdateLocationInput = builder.inputType('UpdateLocationInput', {
  description: 'What changes of a location: what is left out stays, null clears what may be empty.',
  fields: (t) => ({
    locationId: t.id({ required: true, description: 'The location.' }),
    name: t.string({ description: 'What customers and staff call it; at most 120 characters.' }),
    timeZone: t.field({ type: 'TimeZone', description: 'IANA zone of its days and opening hours.' }),
    address: t.field({ type: AddressInput, description: 'Replaces the whole address, and where it is on the map.' }),
    openingHours: t.field({ type: [OpeningHoursInput], description: 'Replaces all opening hours; at most 28.' }),
    specialDays: t.field({ type: [SpecialDayInput], description: 'Replaces all special days; at most 200.' }),
    isActive: t.boolean({ description: 'Stock of a location that is not active is not offered.' }),
    offersPickup: t.boolean({ description: 'Customers may collect orders here.' }),
    shipsOrders: t.boolean({ description: 'Orders may be sent from here.' }),
    catchment: t.stringList({
      description:
        'Replaces all. Postal codes, or their beginnings, from which customers come; at most 500, spaces and case are none.',
    }),
    expectedVersion: t.int({ description: 'The version that was read; nothing is written when it is another one.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

/** A location as an import gives it. */
export const InventoryLocationInput = builder.inputType('InventoryLocationInput', {
  inaccessible: true,
  fields: (t) => ({
    code: t.string({ required: true }),
    name: t.string({ required: true }),
    kind: t.field({ type: LocationKindType, required: true }),
    timeZone: t.string({ required: true }),
    address: t.field({ type: AddressInput }),
    openingHours: t.field({ type: [OpeningHoursInput] }),
    specialDays: t.field({ type: [SpecialDayInput] }),
    offersPickup: t.boolean(),
    shipsOrders: t.boolean(),
    catchment: t.stringList(),
  }),
});

const LocationSortKeyType = builder.enumType('LocationSortKey', {
  description: 'What locations are sorted by.',
  values: {
    KIND: { description: 'Warehouses before stores, each by name.' },
    NAME: { description: 'What they are called.' },
    CODE: { description: 'Their codes.' },
    CITY: { description: 'Their cities, in each by name; those without one first.' },
    STATUS: { description: 'Those in use before others, each by name.' },
  } satisfies Record<LocationSort['key'], object>,
});
export const LocationSortInput = builder.inputType('LocationSort', {
  description: 'The order of a list of locations.',
  fields: (t) => ({
    key: t.field({ type: LocationSortKeyType, required: true, description: 'What they are sorted by.' }),
    direction: t.field({
      type: SortDirectionType,
      required: true,
      defaultValue: 'ASC',
      description: 'Which end comes first.',
    }),
  }),
});

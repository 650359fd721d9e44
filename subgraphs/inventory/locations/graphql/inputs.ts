import { builder } from '../../builder.ts';
import { DayOfWeekType, LocationKindType } from './types.ts';

const GeoPointInput = builder.inputType('GeoPointInput', {
  description: 'A point on the Earth, in degrees (WGS 84).',
  fields: (t) => ({ latitude: t.float({ required: true }), longitude: t.float({ required: true }) }),
});
const OpeningHoursInput = builder.inputType('OpeningHoursInput', {
  description: 'Opening hours of one weekday, local times "HH:MM".',
  fields: (t) => ({
    dayOfWeek: t.field({ type: DayOfWeekType, required: true }),
    opens: t.string({ required: true }),
    closes: t.string({ required: true }),
  }),
});
const SpecialDayInput = builder.inputType('SpecialDayInput', {
  description: 'A day that differs from its weekday; without times the location stays closed.',
  fields: (t) => ({
    day: t.field({ type: 'BusinessDay', required: true }),
    opens: t.string(),
    closes: t.string(),
  }),
});
const LocationAddressInput = builder.inputType('LocationAddressInput', {
  description: 'An address; a part left out is empty.',
  fields: (t) => ({
    line1: t.string(),
    postalCode: t.string(),
    city: t.string(),
    countryCode: t.string({ description: 'ISO 3166-1 alpha-2.' }),
  }),
});

export const CreateLocationInput = builder.inputType('CreateLocationInput', {
  description: 'A new location.',
  fields: (t) => ({
    code: t.string({ required: true }),
    name: t.string({ required: true }),
    kind: t.field({ type: LocationKindType, required: true }),
    timeZone: t.string({ required: true, description: 'IANA zone.' }),
    address: t.field({ type: LocationAddressInput }),
    geo: t.field({ type: GeoPointInput }),
    hours: t.field({ type: [OpeningHoursInput] }),
    specialDays: t.field({ type: [SpecialDayInput] }),
    pickupEnabled: t.boolean(),
    shipFromStore: t.boolean(),
  }),
});
export const UpdateLocationInput = builder.inputType('UpdateLocationInput', {
  description: 'What changes about a location; what is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true }),
    name: t.string(),
    timeZone: t.string({ description: 'IANA zone.' }),
    address: t.field({ type: LocationAddressInput }),
    geo: t.field({ type: GeoPointInput }),
    hours: t.field({ type: [OpeningHoursInput] }),
    specialDays: t.field({ type: [SpecialDayInput] }),
    active: t.boolean(),
    pickupEnabled: t.boolean(),
    shipFromStore: t.boolean(),
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
    line1: t.string(),
    postalCode: t.string(),
    city: t.string(),
    countryCode: t.string(),
    geo: t.field({ type: GeoPointInput }),
    pickupEnabled: t.boolean(),
    shipFromStore: t.boolean(),
    hours: t.field({ type: [OpeningHoursInput] }),
    specialDays: t.field({ type: [SpecialDayInput] }),
  }),
});

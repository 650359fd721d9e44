import { builder } from '../../builder.ts';
import type { Point } from '../model/geo.ts';

export const DayOfWeek = builder.enumType('DayOfWeek', {
  description: 'A day of the week.',
  values: {
    MONDAY: { value: 1 },
    TUESDAY: { value: 2 },
    WEDNESDAY: { value: 3 },
    THURSDAY: { value: 4 },
    FRIDAY: { value: 5 },
    SATURDAY: { value: 6 },
    SUNDAY: { value: 7 },
  } as const,
});
export const LocationKind = builder.enumType('LocationKind', {
  description: 'A WAREHOUSE serves orders, a STORE also customers.',
  values: ['WAREHOUSE', 'STORE'] as const,
});

export const GeoPoint = builder.objectRef<Point>('GeoPoint').implement({
  description: 'A point on the Earth, in degrees (WGS 84).',
  fields: (t) => ({ latitude: t.exposeFloat('latitude'), longitude: t.exposeFloat('longitude') }),
});

const GeoPointInput = builder.inputType('GeoPointInput', {
  description: 'A point on the Earth, in degrees (WGS 84).',
  fields: (t) => ({ latitude: t.float({ required: true }), longitude: t.float({ required: true }) }),
});
const OpeningHoursInput = builder.inputType('OpeningHoursInput', {
  description: 'Opening hours of one weekday, local times "HH:MM".',
  fields: (t) => ({
    dayOfWeek: t.field({ type: DayOfWeek, required: true }),
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
    kind: t.field({ type: LocationKind, required: true }),
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
export { GeoPointInput, OpeningHoursInput, SpecialDayInput };

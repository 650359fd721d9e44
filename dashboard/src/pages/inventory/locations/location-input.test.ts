import { expect, it } from 'vitest';
import { blankLocation, toForm, toLocationField, toLocationInput, toNewLocationInput } from './location-input.ts';

const nowhere = {
  ...{ name: null, company: null, line1: null, line2: null, city: null, region: null },
  ...{ postalCode: null, countryCode: null, phone: null },
};
const store = {
  ...{ id: 'loc_1', version: 3, code: 'PAR', name: 'Paris Marais', kind: 'STORE' as const, timeZone: 'Europe/Paris' },
  ...{ isActive: true, offersPickup: true, shipsOrders: false, catchment: ['75003', '93'] },
  address: { ...nowhere, line1: '4 rue Pavée', city: 'Paris', countryCode: 'FR' },
  coordinates: { latitude: 48.857, longitude: 2.361 },
  openingHours: [
    { dayOfWeek: 'MONDAY', opens: '10:00', closes: '13:00' },
    { dayOfWeek: 'MONDAY', opens: '14:00', closes: '19:00' },
    { dayOfWeek: 'SATURDAY', opens: '10:00', closes: '20:00' },
  ],
  specialDays: [{ date: '2026-12-25', opens: null, closes: null }],
} as const;

it('sends a location back as it was read, where it is on the map included', () => {
  expect(toLocationInput(toForm(store))).toEqual({
    ...{ locationId: 'loc_1', expectedVersion: 3, name: 'Paris Marais', timeZone: 'Europe/Paris' },
    ...{ isActive: true, offersPickup: true, shipsOrders: false, catchment: ['75003', '93'] },
    address: {
      ...{ line1: '4 rue Pavée', city: 'Paris', countryCode: 'FR' },
      coordinates: { latitude: 48.857, longitude: 2.361 },
    },
    openingHours: store.openingHours,
    specialDays: store.specialDays,
  });
});

it('sends no place on the map where both degrees are blank, and names the field of a wrong one', () => {
  const form = { ...toForm(store), latitude: '', longitude: null };
  expect(toLocationInput(form).address).not.toHaveProperty('coordinates');
  expect(toLocationField('address.coordinates.latitude')).toBe('latitude');
  expect(toLocationField('address.line1')).toBe('address.line1');
});

it('leaves times blank for a day on which it stays closed', () => {
  const form = {
    ...toForm(store),
    specialDays: [
      { date: '2026-12-24', opens: '10:00', closes: '16:00' },
      { date: '2027-01-01', opens: '' },
    ],
  };
  expect(toLocationInput(form).specialDays).toEqual([
    { date: '2026-12-24', opens: '10:00', closes: '16:00' },
    { date: '2027-01-01', opens: null, closes: null },
  ]);
});

it('opens a store in the zone of the shop, without what was left blank', () => {
  const form = { ...blankLocation('Europe/Paris'), name: ' Lille ', code: ' LIL-1 ', idempotencyKey: 'key' };
  expect(toNewLocationInput({ ...form, catchment: ' 59; 62,', address: { city: ' Lille ', line1: '' } })).toEqual({
    ...{ code: 'LIL-1', name: 'Lille', kind: 'STORE', timeZone: 'Europe/Paris', idempotencyKey: 'key' },
    ...{
      offersPickup: true,
      shipsOrders: false,
      catchment: ['59', '62'],
      address: { city: 'Lille' },
      openingHours: [],
      specialDays: [],
    },
  });
});

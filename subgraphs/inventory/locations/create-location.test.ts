import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import { as, head, inventoryDeps } from '../testing/inventory.ts';
import { createLocation } from './create-location.ts';
import { findLocation } from './find-location.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());

const staff = as(head);
const store = (code: string) => ({
  idempotencyKey: unique('key'),
  code,
  name: `Store ${code}`,
  kind: 'STORE' as const,
  timeZone: 'Europe/Paris',
});

describe('locations', () => {
  it('are made with their hours, special days and place, and found by id and code', async () => {
    const made = await createLocation(opened.deps, staff, {
      ...store('MARAIS'),
      address: {
        line1: '1 rue des Rosiers',
        city: 'Paris',
        countryCode: 'FR',
        coordinates: { latitude: 48.857, longitude: 2.359 },
      },
      openingHours: [{ dayOfWeek: 1, opens: '10:00', closes: '19:00' }],
      specialDays: [{ date: '2026-12-25' }],
      offersPickup: true,
    });
    expect(made).toMatchObject({
      address: { line1: '1 rue des Rosiers', line2: null, postalCode: null, city: 'Paris', countryCode: 'FR' },
      coordinates: { latitude: 48.857, longitude: 2.359 },
      openingHours: [{ dayOfWeek: 1, opens: '10:00', closes: '19:00' }],
      specialDays: [{ date: '2026-12-25', opens: null, closes: null }],
      offersPickup: true,
      shipsOrders: false,
      isActive: true,
    });
    expect(await findLocation(opened.deps, { code: 'MARAIS' })).toEqual(made);
    expect(await findLocation(opened.deps, { id: made.id })).toEqual(made);
    await expect(createLocation(opened.deps, staff, store('MARAIS'))).rejects.toBeInstanceOf(ConflictError);
  });

  it.each([
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }],
    ['a time that does not exist', { openingHours: [{ dayOfWeek: 1 as const, opens: '25:00', closes: '19:00' }] }],
    ['a place outside the Earth', { address: { coordinates: { latitude: 91, longitude: 0 } } }],
    ['a special day with half its hours', { specialDays: [{ date: '2026-12-25', opens: '10:00' }] }],
    ['a code with spaces', { code: 'a b' }],
  ])('are refused with %s', async (_, fields) => {
    await expect(createLocation(opened.deps, staff, { ...store('BAD'), ...fields })).rejects.toBeInstanceOf(
      ValidationError,
    );
  });
});

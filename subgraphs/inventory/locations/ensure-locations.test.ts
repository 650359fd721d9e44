import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { inventoryDeps } from '../testing/inventory.ts';
import { ensureLocations } from './ensure-locations.ts';
import { findLocation } from './find-location.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
});
afterAll(() => database.drop());
const store = (code: string) => ({ code, name: `Store ${code}`, kind: 'STORE' as const, timeZone: 'Europe/Paris' });

describe('locations', () => {
  it('are ensured by code: new ones made, known ones left as they are', async () => {
    const [first] = await ensureLocations(opened.deps, [{ ...store('E1'), name: 'First' }]);
    const both = await ensureLocations(opened.deps, [{ ...store('E1'), name: 'Other' }, store('E2')]);
    expect(both.map(({ code }) => code)).toEqual(['E1', 'E2']);
    expect(both[0]).toEqual(first);
    expect(await findLocation(opened.deps, { code: 'E1' })).toMatchObject({ name: 'First' });
  });
});

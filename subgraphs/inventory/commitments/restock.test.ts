import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotFoundError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { unique } from '../../../test/support/unique.ts';
import type { LocationId } from '../../shared/ids.ts';
import {
  countersOf,
  createLocations,
  inventoryDeps,
  newVariant,
  service,
  stocked,
  totalOf,
} from '../testing/inventory.ts';
import { restock } from './restock.ts';

let database: TestDatabase;
let opened: ReturnType<typeof inventoryDeps>;
let a: LocationId;
let b: LocationId;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = inventoryDeps(database);
  [a, b] = await createLocations(opened.db, 2);
});
afterAll(() => database.drop());

describe('a return', () => {
  it('is for sale again where it came in, even where the variant was never stocked, or set aside as damaged', async () => {
    const variantId = await stocked(opened.deps, { [a]: 1 });
    const request = {
      key: unique('key'),
      returnId: newId('ret'),
      lines: [
        { variantId, locationId: b, quantity: 2, disposition: 'RESTOCKED' as const },
        { variantId, locationId: b, quantity: 1, disposition: 'DAMAGED' as const },
      ],
    };
    await restock(opened.deps, service, request);
    await restock(opened.deps, service, request);
    expect(await countersOf(opened.db, variantId)).toMatchObject({ available: 3, damaged: 1, onHand: 4 });
    expect(await totalOf(opened.deps, variantId)).toBe(3);
  });

  it('is refused at a location that does not exist', async () => {
    const lines = [
      { variantId: newVariant(), locationId: newId('loc'), quantity: 1, disposition: 'RESTOCKED' as const },
    ];
    await expect(
      restock(opened.deps, service, { key: unique('key'), returnId: newId('ret'), lines }),
    ).rejects.toBeInstanceOf(NotFoundError);
  });
});

import { expect, it } from 'vitest';
import { mayDo } from '../../auth/permissions.ts';
import { ACCESS } from '../pages.ts';
import { firstPageOf, WORK, workOf, workPath } from './work.ts';

const ROLES = ['EXECUTIVE', 'MERCHANDISER', 'ASSOCIATE', 'SERVICE', 'ADMIN'] as const;

it.each(ROLES)('gives %s no list of work whose page the role may not open', (role) => {
  const denied = workOf([role]).filter((name) => !mayDo(ACCESS, [role], WORK[name].resource, 'list'));
  expect(denied).toEqual([]);
});

it('lands each role on its own work, and who reads figures on the figures', () => {
  expect(firstPageOf(['ASSOCIATE'])).toBe('/today');
  expect(firstPageOf(['MERCHANDISER'])).toBe('/today');
  expect(firstPageOf(['EXECUTIVE'])).toBe('/overview');
  expect(firstPageOf(['SERVICE', 'EXECUTIVE'])).toBe('/overview');
  expect(workOf(['ASSOCIATE', 'SERVICE'])).toEqual([
    'late',
    'pickups',
    'parcels',
    'ready',
    'missing',
    'receipts',
    'carts',
    'tasks',
  ]);
  expect(workOf(['MERCHANDISER'])).toEqual(['prices', 'outOfStock', 'short', 'drafts']);
  expect(workOf(['SERVICE'])).toContain('carts');
});

it('narrows the lists of somebody bound to one store to that store', () => {
  const own = { ids: ['loc_1'], has: (id: string) => id === 'loc_1' };
  expect(decodeURIComponent(workPath('pickups', own))).toBe(
    '/fulfillment?filter={"status":"OPEN","method":"PICKUP","locationId":"loc_1"}',
  );
});

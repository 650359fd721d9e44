import { sql } from '#kernel/database/sql.ts';
import { rowsAs } from '../../../support/rows-as.ts';
import { unique } from '../../../support/unique.ts';
import type { Fixtures } from '../../fixture.ts';

export const reservationFixtures: Fixtures = {
  /** The store of a customer without a reservation: a customer may have only so many at once. */
  visit: async ({ must, named, db }) => {
    const live = await rowsAs<{ id: string }>(
      db('inventory'),
      sql`
      select owner_id as id from stock_hold where kind = 'E_RESERVATION' and status = 'LIVE'`,
    );
    for (const { id } of live) await must('admin', 'releaseReservation', { reservationId: id });
    return named('paris');
  },
  reservation: async ({ must, named }) => {
    const lines = [{ variantId: (await named('coat'))['id'], quantity: 1 }];
    const input = { idempotencyKey: unique('key'), locationId: (await named('visit'))['id'], lines };
    return { id: String((await must('alice', 'reserveForPickup', input))['Reservation_id']) };
  },
};

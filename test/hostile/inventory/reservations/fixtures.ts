import { randomUUID } from 'node:crypto';
import { sql } from '#kernel/database/sql.ts';
import { rowsAs } from '../../../support/rows-as.ts';
import { type Fixtures, idIn } from '../../fixture.ts';

export const reservationFixtures: Fixtures = {
  /** The store of a customer without a reservation: a customer may have only so many at once. */
  visit: async ({ must, named, db }) => {
    const live = await rowsAs<{ id: string }>(
      db('inventory'),
      sql`
      select owner_id as id from stock_hold where kind = 'E_RESERVATION' and status = 'LIVE'`,
    );
    for (const { id } of live)
      await must('admin', 'releaseReservation', { reservationId: id, idempotencyKey: randomUUID() });
    return named('paris');
  },
  reservation: async ({ must, named }) => {
    const lines = [{ variantId: (await named('coat'))['id'], quantity: 1 }];
    const input = { idempotencyKey: randomUUID(), locationId: (await named('visit'))['id'], lines };
    return { id: idIn(await must('alice', 'createReservation', input), 'CreateReservationPayload_reservation') };
  },
};

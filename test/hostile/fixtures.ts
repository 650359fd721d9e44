import { randomUUID } from 'node:crypto';
import { unique } from '../support/unique.ts';
import { goalFixtures } from './attribution/goals/fixtures.ts';
import { jobFixtures } from './attribution/jobs/fixtures.ts';
import { viewFixtures } from './attribution/views/fixtures.ts';
import { channelFixtures } from './catalog/channels/fixtures.ts';
import { collectionFixtures } from './catalog/collections/fixtures.ts';
import { productFixtures } from './catalog/products/fixtures.ts';
import { linkFixtures } from './customers/accounts/fixtures.ts';
import { identityFixtures } from './customers/identity/fixtures.ts';
import { sessionFixtures } from './customers/sessions/fixtures.ts';
import { staffFixtures } from './customers/staff/fixtures.ts';
import type { Fixtures } from './fixture.ts';
import { locationFixtures } from './inventory/locations/fixtures.ts';
import { reservationFixtures } from './inventory/reservations/fixtures.ts';
import { giftCardFixtures } from './loyalty/gift-cards/fixtures.ts';
import { cartFixtures } from './orders/cart/fixtures.ts';
import { checkoutFixtures } from './orders/checkout/fixtures.ts';
import { fulfillmentFixtures } from './orders/fulfillment/fixtures.ts';
import { paymentFixtures } from './orders/payment/fixtures.ts';
import { posFixtures } from './orders/pos/fixtures.ts';
import { someEmail } from './values.ts';

/** Things by name, made for each case that names them. */
export const FIXTURES: Fixtures = {
  key: async () => ({ id: randomUUID() }),
  otherKey: async () => ({ id: randomUUID() }),
  text: async () => ({
    id: unique('x').replace('_', '-'),
    email: someEmail(),
    upper: unique('x')
      .replaceAll(/[^a-z0-9]/g, '')
      .toUpperCase(),
  }),
  ...productFixtures,
  ...channelFixtures,
  ...collectionFixtures,
  ...locationFixtures,
  ...reservationFixtures,
  ...linkFixtures,
  ...identityFixtures,
  ...sessionFixtures,
  ...staffFixtures,
  ...cartFixtures,
  ...paymentFixtures,
  ...checkoutFixtures,
  ...fulfillmentFixtures,
  ...posFixtures,
  ...giftCardFixtures,
  ...goalFixtures,
  ...viewFixtures,
  ...jobFixtures,
};

import { commissionsMutations } from './attribution/commissions/mutations.ts';
import { exchangeRatesMutations } from './attribution/exchange-rates/mutations.ts';
import { footfallMutations } from './attribution/footfall/mutations.ts';
import { goalsMutations } from './attribution/goals/mutations.ts';
import { jobsMutations } from './attribution/jobs/mutations.ts';
import { spendMutations } from './attribution/spend/mutations.ts';
import { touchpointsMutations } from './attribution/touchpoints/mutations.ts';
import { annotationMutations } from './attribution/views/annotations.ts';
import { viewsMutations } from './attribution/views/mutations.ts';
import { channelsMutations } from './catalog/channels/mutations.ts';
import { collectionsMutations } from './catalog/collections/mutations.ts';
import { listingsMutations } from './catalog/listings/mutations.ts';
import { pricesMutations } from './catalog/prices/mutations.ts';
import { productsMutations } from './catalog/products/mutations.ts';
import { linkMutations } from './customers/accounts/link-mutations.ts';
import { accountsMutations } from './customers/accounts/mutations.ts';
import { consentsMutations } from './customers/consents/mutations.ts';
import { identityMutations } from './customers/identity/mutations.ts';
import { interactionsMutations } from './customers/interactions/mutations.ts';
import { profilesMutations } from './customers/profiles/mutations.ts';
import { sessionsMutations } from './customers/sessions/mutations.ts';
import { staffMutations } from './customers/staff/mutations.ts';
import type { HostileMutations } from './hostile-case.ts';
import { locationsMutations } from './inventory/locations/mutations.ts';
import { reservationsMutations } from './inventory/reservations/mutations.ts';
import { stockMutations } from './inventory/stock/mutations.ts';
import { giftCardsMutations } from './loyalty/gift-cards/mutations.ts';
import { pointsMutations } from './loyalty/points/mutations.ts';
import { cartMutations } from './orders/cart/mutations.ts';
import { changesMutations } from './orders/changes/mutations.ts';
import { checkoutMutations } from './orders/checkout/mutations.ts';
import { fulfillmentMutations } from './orders/fulfillment/mutations.ts';
import { posMutations } from './orders/pos/mutations.ts';
import { returnsMutations } from './orders/returns/mutations.ts';
import { tasksMutations } from './orders/tasks/mutations.ts';

/** Every mutation of the public graph; a test fails when one is missing. */
export const HOSTILE_MUTATIONS: HostileMutations = {
  ...touchpointsMutations,
  ...jobsMutations,
  ...viewsMutations,
  ...annotationMutations,
  ...channelsMutations,
  ...productsMutations,
  ...listingsMutations,
  ...pricesMutations,
  ...collectionsMutations,
  ...locationsMutations,
  ...stockMutations,
  ...reservationsMutations,
  ...consentsMutations,
  ...identityMutations,
  ...profilesMutations,
  ...sessionsMutations,
  ...staffMutations,
  ...accountsMutations,
  ...linkMutations,
  ...interactionsMutations,
  ...cartMutations,
  ...tasksMutations,
  ...commissionsMutations,
  ...fulfillmentMutations,
  ...returnsMutations,
  ...checkoutMutations,
  ...changesMutations,
  ...posMutations,
  ...pointsMutations,
  ...giftCardsMutations,
  ...goalsMutations,
  ...spendMutations,
  ...footfallMutations,
  ...exchangeRatesMutations,
};

import type { HostileMutations } from '../hostile-case.ts';
import { ACCOUNTS } from './accounts.ts';
import { CARTS } from './carts.ts';
import { CATALOG } from './catalog.ts';
import { CHECKOUT } from './checkout.ts';
import { CUSTOMERS } from './customers.ts';
import { FULFILLMENT } from './fulfillment.ts';
import { INVENTORY } from './inventory.ts';
import { LOYALTY } from './loyalty.ts';
import { ORDERS } from './orders.ts';
import { PUBLISHING } from './publishing.ts';
import { STAFF } from './staff.ts';

/** Every mutation of the public graph; a test fails when one is missing. */
export const HOSTILE_MUTATIONS: HostileMutations = {
  ...CATALOG,
  ...PUBLISHING,
  ...INVENTORY,
  ...ACCOUNTS,
  ...STAFF,
  ...CUSTOMERS,
  ...CARTS,
  ...CHECKOUT,
  ...ORDERS,
  ...FULFILLMENT,
  ...LOYALTY,
};

import type { CustomerId } from '../../shared/ids.ts';
import type { OrdersDeps } from '../deps.ts';
import { readBuyersByEmail } from './store/buyers.ts';

/** Customers each of whose orders names that address, and none another or none at all; at most 100. */
export function findBuyersByEmail(deps: OrdersDeps, email: string): Promise<CustomerId[]> {
  return readBuyersByEmail(deps.db, email.trim().toLowerCase());
}

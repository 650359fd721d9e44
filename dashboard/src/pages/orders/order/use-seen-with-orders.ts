import { useCanAccess } from 'react-admin';
import type { SeenWithOrders } from './resource.ts';

/** What of an order the reader's role sees; null until it is known, since a query asks for no more than that. */
export function useSeenWithOrders(): SeenWithOrders | null {
  const customers = useCanAccess({ resource: 'customers', action: 'list' });
  const reports = useCanAccess({ resource: 'reports', action: 'list' });
  if (customers.isPending || reports.isPending) return null;
  return { withCustomers: customers.canAccess ?? false, withReports: reports.canAccess ?? false };
}

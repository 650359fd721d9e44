import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useClient } from '../../api/BackendContext.tsx';
import { liveSalesDocument } from '../../api/generated/attribution/reports.ts';
import { ordersDocument } from '../../api/generated/orders/order.ts';
import { addDays, type BusinessDay } from '../../time/business-day.ts';

/** Milliseconds between two readings; none while the page is hidden. */
const READ_EVERY_MS = 5_000;
const LAST_ORDERS = 12;

/** Today's sales beside those of the same weekday by the same hour. */
export function useLiveSales(today: BusinessDay) {
  const client = useClient();
  const language = useLocale();
  return useQuery({
    queryKey: ['live', 'sales', language, today],
    queryFn: async ({ signal }) => {
      const input = { from: today, before: addDays(today, 1), compare: 'PREVIOUS_WEEK' as const };
      return (await client.request(liveSalesDocument, { input }, { signal, language })).overview;
    },
    refetchInterval: READ_EVERY_MS,
    retry: false,
  });
}

/** The orders that came in last. */
export function useLastOrders() {
  const client = useClient();
  const language = useLocale();
  return useQuery({
    queryKey: ['live', 'orders', language],
    queryFn: async ({ signal }) => {
      const variables = { first: LAST_ORDERS, withCustomers: false, withSales: false };
      return (await client.request(ordersDocument, variables, { signal, language })).orders.nodes;
    },
    refetchInterval: READ_EVERY_MS,
    retry: false,
  });
}

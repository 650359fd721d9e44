import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useClient } from '../../api/BackendContext.tsx';
import { liveSalesDocument } from '../../api/generated/attribution/reports.ts';
import { ordersDocument } from '../../api/generated/orders/order.ts';
import { useChangeStream } from '../../api/use-change-stream.ts';
import { addDays, type BusinessDay } from '../../time/business-day.ts';

/** Milliseconds between two readings where no change is told; none while the page is hidden. */
const READ_EVERY_MS = 5_000;
/** The same where changes are told: the hour goes on, and a connection may be dead without a word. */
const READ_ANYWAY_EVERY_MS = 60_000;
const LAST_ORDERS = 12;

/** Sales as they are counted; those bound to stores receive their stores. */
const SALES = { topics: ['sales'], events: ['channel.changed', 'location.changed'] };

/** How the page keeps up with the shop. */
interface Pace {
  /** Whether sales are told as they are counted; undefined until that is known. */
  readonly isTold: boolean | undefined;
  readonly readEveryMs: number;
}

/** Reads the page again when sales were counted, and says how often to read it beside that. */
export function usePace(): Pace {
  const queries = useQueryClient();
  const isTold = useChangeStream(SALES, () => void queries.invalidateQueries({ queryKey: ['live'] }));
  return { isTold, readEveryMs: isTold ? READ_ANYWAY_EVERY_MS : READ_EVERY_MS };
}

/** Today's sales beside those of the same weekday by the same hour. */
export function useLiveSales(today: BusinessDay, { readEveryMs }: Pace) {
  const client = useClient();
  const language = useLocale();
  return useQuery({
    queryKey: ['live', 'sales', language, today],
    queryFn: async ({ signal }) => {
      const input = { from: today, before: addDays(today, 1), compare: 'PREVIOUS_WEEK' as const };
      return (await client.request(liveSalesDocument, { input }, { signal, language })).report;
    },
    refetchInterval: readEveryMs,
    retry: false,
  });
}

/** The orders that came in last. */
export function useLastOrders({ readEveryMs }: Pace) {
  const client = useClient();
  const language = useLocale();
  return useQuery({
    queryKey: ['live', 'orders', language],
    queryFn: async ({ signal }) => {
      const variables = { first: LAST_ORDERS, withCustomers: false, withSales: false };
      return (await client.request(ordersDocument, variables, { signal, language })).orders.nodes;
    },
    refetchInterval: readEveryMs,
    retry: false,
  });
}

import { openSalesDomains, type SalesDomains } from '../../../test/support/sales-domains.ts';
import type { OrdersDeps } from '../deps.ts';
import { recoverTasks } from '../tasks/recover-tasks.ts';

/** The domains of a sale, with the inside of orders. */
export interface OrdersShop extends SalesDomains {
  readonly deps: OrdersDeps;
  /** Does the tasks that are due. */
  recover(): Promise<void>;
}

export async function openOrdersShop(): Promise<OrdersShop> {
  const domains = await openSalesDomains();
  const deps = domains.deps as OrdersDeps;
  return {
    ...domains,
    deps,
    async recover() {
      await recoverTasks(deps);
    },
  };
}

import { randomUUID } from 'node:crypto';
import { admin, openSalesDomains, type SalesDomains } from '../../../test/support/sales-domains.ts';
import type { OrdersDeps } from '../deps.ts';
import { recoverTasks } from '../tasks/recover-tasks.ts';

/** The domains of a sale, with the inside of orders. */
export interface OrdersShop extends SalesDomains {
  readonly deps: OrdersDeps;
  /** Does the tasks that are due. */
  recover(): Promise<void>;
  /** A gift card of this amount in EUR; answers its code. */
  giftCard(amount: string): Promise<string>;
}

const ISSUE_CARD = `mutation ($input: IssueGiftCardInput!) {
  issueGiftCard(input: $input) { ... on IssueGiftCardPayload { code } } }`;

export async function openOrdersShop(): Promise<OrdersShop> {
  const domains = await openSalesDomains();
  const deps = domains.deps as OrdersDeps;
  return {
    ...domains,
    deps,
    async recover() {
      await recoverTasks(deps);
    },
    async giftCard(amount) {
      const input = {
        amount: { amount, currencyCode: 'EUR' },
        kind: 'EMAIL',
        idempotencyKey: randomUUID(),
      };
      return (await domains.ask<{ code: string }>('loyalty', admin, ISSUE_CARD, { input })).code;
    },
  };
}

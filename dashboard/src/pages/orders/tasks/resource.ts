import type { GraphQLClient } from '../../../api/client.ts';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  type FailedTasksResult,
  failedTasksDocument,
  retryFailedTasksDocument,
} from '../../../api/generated/orders/tasks.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { Hit } from '../../../layout/menu.ts';

export type FailedTaskRow = NonNullable<FailedTasksResult['failedTasks']>['nodes'][number];

export const taskHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'tasks', params, async (first, after) => {
        const { failedTasks } = await client.request(failedTasksDocument, { first, after }, { signal: params.signal });
        return { ...failedTasks, meta: undefined };
      }),
  };
};

/** A failed task as one line. */
export const taskLine = ({ order, lastError }: FailedTaskRow): Hit => ({
  path: order ? `/orders/${encodeURIComponent(order.id)}/show` : '/tasks',
  primary: order?.number ?? '–',
  secondary: lastError ?? '',
});

/** Tries the failed tasks of an order again. @returns true when none is left. */
export async function retryFailedTasks(
  client: GraphQLClient,
  input: { orderId: string; idempotencyKey: string },
): Promise<boolean> {
  const { retryFailedTasks: result } = await client.request(retryFailedTasksDocument, { input });
  return expectMember(result, 'RetryFailedTasksPayload').completion === 'DONE';
}

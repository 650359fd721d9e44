import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../builder.ts';
import { ordersById } from '../order/graphql/loaders.ts';
import { OrderPayloadType, OrderType } from '../order/graphql/types.ts';
import { listFailedTasks } from './list-failed-tasks.ts';
import type { FailedTask } from './model/task.ts';
import { retryFailedTasks } from './retry-failed-tasks.ts';

const FailedTaskType = builder.objectRef<FailedTask>('FailedTask').implement({
  description:
    'Work that an order still has to do in another domain, refused so often that it is only tried again when staff ask for it: repair the cause first.',
  fields: (t) => ({
    id: t.id({ resolve: (task) => task.id.toString() }),
    kind: t.exposeString('kind', {
      description: 'The decision that left it: CHECKOUT, POS_SALE, CANCELLATION, RETURN, FULFILLMENT or REROUTE.',
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      resolve: (task, _args, context) => ordersById(context).load(task.orderId),
    }),
    attemptCount: t.exposeInt('failures', { description: 'Times that it failed in a row.' }),
    lastError: t.exposeString('lastError', { nullable: true }),
    failedAt: t.field({ type: 'DateTime', resolve: (task) => task.failedAt }),
  }),
});

builder.queryField('failedTasks', (t) =>
  t.field({
    type: [FailedTaskType],
    description: 'Tasks that have failed, the longest first, at most 200. Needs orders:read.',
    authScopes: { permission: 'orders:read' },
    resolve: (_root, _args, { deps }) => listFailedTasks(deps),
  }),
);

const RetryFailedTasksInput = builder.inputType('RetryFailedTasksInput', {
  description: 'The order whose failed tasks are tried again.',
  fields: (t) => ({ orderId: t.id({ required: true }) }),
});

builder.mutationField('retryFailedTasks', (t) =>
  t.field({
    type: OrderPayloadType,
    errors: { types: [NotFoundError, ...COMMON_ERRORS] },
    description: 'Tries the failed tasks of an order again; DONE when no task is left. Needs orders:write.',
    args: { input: t.arg({ type: RetryFailedTasksInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => retryFailedTasks(deps, request, input),
  }),
);

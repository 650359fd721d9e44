import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../builder.ts';
import { ordersById } from '../order/graphql/loaders.ts';
import { OrderPayloadType, OrderType } from '../order/graphql/types.ts';
import { listFailedTasks } from './list-failed-tasks.ts';
import type { FailedTask } from './model/task.ts';
import { retryFailedTasks } from './retry-failed-tasks.ts';

const FailedTaskType = builder.objectRef<FailedTask>('DeadCommand').implement({
  description:
    'What an order still owes another part of the house, failed so often that it waits for a person: the cause must be mended, then it is replayed.',
  fields: (t) => ({
    id: t.id({ resolve: (task) => task.id.toString() }),
    kind: t.exposeString('kind', {
      description: 'The decision that owes it: CHECKOUT, TILL_SALE, CANCELLATION, RETURN, FULFILLMENT or REROUTE.',
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      resolve: (task, _args, context) => ordersById(context).load(task.orderId),
    }),
    failures: t.exposeInt('failures', { description: 'Times that it failed in a row.' }),
    lastError: t.exposeString('lastError', { nullable: true }),
    deadSince: t.field({ type: 'DateTime', resolve: (task) => task.deadSince }),
  }),
});

builder.queryField('deadCommands', (t) =>
  t.field({
    type: [FailedTaskType],
    description: 'Commands that wait for a person, longest first, at most 200. Needs orders:read.',
    authScopes: { permission: 'orders:read' },
    resolve: (_root, _args, { deps }) => listFailedTasks(deps),
  }),
);

const RetryFailedTasksInput = builder.inputType('ReplayDeadCommandsInput', {
  description: 'The order whose commands are tried again.',
  fields: (t) => ({ orderId: t.id({ required: true }) }),
});

builder.mutationField('replayDeadCommands', (t) =>
  t.field({
    type: OrderPayloadType,
    errors: { types: [NotFoundError, ...COMMON_ERRORS] },
    description:
      'Tries again what could not be done for an order; DONE when nothing is owed any more. Needs orders:write.',
    args: { input: t.arg({ type: RetryFailedTasksInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => retryFailedTasks(deps, request, input),
  }),
);

import { NotFoundError } from '#kernel/values/errors.ts';
import { builder, connectionType, idempotencyKey, mutation, pageArgs } from '../builder.ts';
import { ordersById } from '../order/graphql/loaders.ts';
import { CompletionType, OrderType } from '../order/graphql/types.ts';
import { listFailedTasks } from './list-failed-tasks.ts';
import type { FailedTask, TaskKind } from './model/task.ts';
import { retryFailedTasks } from './retry-failed-tasks.ts';

const FailedTaskKindType = builder.enumType('FailedTaskKind', {
  description: 'The decision that left the work.',
  values: {
    CHECKOUT: { description: 'A checkout: stock, value and payment follow its order.' },
    POS_SALE: { description: 'A POS sale: stock and points follow it.' },
    CANCELLATION: { description: 'The cancellation of an order: stock, value and money go back.' },
    RETURN: { description: 'A return: stock and money go back.' },
    FULFILLMENT: { description: 'A fulfillment order that left: its units leave the stock.' },
    REROUTE: { description: 'Missing units that another location is to send.' },
  } satisfies Record<TaskKind, object>,
});

const FailedTaskType = builder.objectRef<FailedTask>('FailedTask').implement({
  description:
    'Work that an order still has to do in another domain, refused so often that it is only tried again when staff ask for it: repair the cause first.',
  access: 'orders:read',
  fields: (t) => ({
    id: t.id({ description: 'Opaque.', resolve: (task) => task.id.toString() }),
    kind: t.field({ type: FailedTaskKindType, description: 'What left it.', resolve: (task) => task.kind }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that waits for it.',
      resolve: (task, _args, context) => ordersById(context).load(task.orderId),
    }),
    attemptCount: t.exposeInt('failures', { description: 'Times that it was refused in a row.' }),
    lastError: t.exposeString('lastError', {
      nullable: true,
      description: 'What it was refused with last; null where no reason was given.',
    }),
    failedAt: t.field({ type: 'DateTime', description: 'When it failed for good.', resolve: (task) => task.failedAt }),
  }),
});
const FailedTaskConnectionType = connectionType('FailedTask', FailedTaskType);

builder.queryField('failedTasks', (t) =>
  t.field({
    type: FailedTaskConnectionType,
    access: 'orders:read',
    description: 'Tasks that have failed for good, the longest first.',
    args: pageArgs(t),
    resolve: (_root, args, { deps, request }) => listFailedTasks(deps, request, args),
  }),
);

const RetryFailedTasksInput = builder.inputType('RetryFailedTasksInput', {
  description: 'The order whose failed tasks are tried again.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Which order.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('retryFailedTasks', {
  description: 'Tries the failed tasks of an order again; nothing happens when none has failed.',
  access: 'orders:write',
  input: RetryFailedTasksInput,
  errors: [NotFoundError],
  resolve: (input, { deps, request }) => retryFailedTasks(deps, request, input),
  payload: (t) => ({
    order: t.field({ type: OrderType, description: 'The order as it is now.', resolve: ({ order }) => order }),
    completion: t.field({
      type: CompletionType,
      description: 'DONE when no task of it is left.',
      resolve: ({ completion }) => completion,
    }),
  }),
});

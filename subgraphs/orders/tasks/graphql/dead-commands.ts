import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { Order } from '../../order/graphql/order.ts';
import { OrderPayload } from '../../order/graphql/order-payload.ts';
import { listDeadCommands, replayDeadCommands } from '../replay-dead-commands.ts';
import type { DeadTask } from '../store/tasks.ts';

const DeadCommand = builder.objectRef<DeadTask>('DeadCommand').implement({
  description:
    'What an order still owes another part of the house, failed so often that it waits for a person: the cause must be mended, then it is replayed.',
  fields: (t) => ({
    id: t.id({ resolve: (command) => command.id.toString() }),
    kind: t.exposeString('kind', {
      description: 'The decision that owes it: CHECKOUT, TILL_SALE, CANCELLATION, RETURN, FULFILLMENT or REROUTE.',
    }),
    order: t.field({ type: Order, nullable: true, resolve: (command) => command.orderId }),
    failures: t.exposeInt('failures', { description: 'Times that it failed in a row.' }),
    lastError: t.exposeString('lastError', { nullable: true }),
    deadSince: t.field({ type: 'DateTime', resolve: (command) => command.deadSince }),
  }),
});

builder.queryField('deadCommands', (t) =>
  t.field({
    type: [DeadCommand],
    description: 'Commands that wait for a person, longest first, at most 200. Needs orders:read.',
    authScopes: { permission: 'orders:read' },
    resolve: (_root, _args, { deps }) => listDeadCommands(deps),
  }),
);

const ReplayDeadCommandsInput = builder.inputType('ReplayDeadCommandsInput', {
  description: 'The order whose commands are tried again.',
  fields: (t) => ({ orderId: t.id({ required: true }) }),
});

builder.mutationField('replayDeadCommands', (t) =>
  t.field({
    type: OrderPayload,
    errors: { types: [NotFoundError, ...COMMON_ERRORS] },
    description:
      'Tries again what could not be done for an order; DONE when nothing is owed any more. Needs orders:write.',
    args: { input: t.arg({ type: ReplayDeadCommandsInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => replayDeadCommands(deps, request, input),
  }),
);

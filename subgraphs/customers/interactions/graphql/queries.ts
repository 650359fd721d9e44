import { parseInstantPage } from '#kernel/values/pagination.ts';
import { builder, pageArgs } from '../../builder.ts';
import { listInteractions } from '../list-interactions.ts';
import { InteractionFilterInput } from './inputs.ts';
import { InteractionConnectionType } from './types.ts';

builder.queryField('interactions', (t) =>
  t.field({
    type: InteractionConnectionType,
    access: 'customers:read',
    description: 'Moments between customers and staff, the last one first.',
    args: { filter: t.arg({ type: InteractionFilterInput, description: 'What is listed.' }), ...pageArgs(t) },
    resolve: (_root, { filter, ...args }, { deps, request }) =>
      listInteractions(deps, request, filter, parseInstantPage(args)),
  }),
);

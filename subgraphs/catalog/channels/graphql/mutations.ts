import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { createChannel } from '../create-channel.ts';
import { updateChannel } from '../update-channel.ts';
import { CreateChannelInput, UpdateChannelInput } from './inputs.ts';
import { ChannelType } from './types.ts';

builder.mutationFields((t) => ({
  createChannel: t.field({
    type: ChannelType,
    access: 'catalog:write',
    description: 'Adds a channel.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: CreateChannelInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createChannel(deps, request, input),
  }),
  updateChannel: t.field({
    type: ChannelType,
    access: 'catalog:write',
    description: 'Renames a channel, takes it out of use, or lets its carts hold units.',
    errors: { types: [NotFoundError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UpdateChannelInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateChannel(deps, request, input),
  }),
}));

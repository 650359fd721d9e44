import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { createChannel } from '../create-channel.ts';
import { updateChannel } from '../update-channel.ts';
import { CreateChannelInput, UpdateChannelInput } from './inputs.ts';
import { ChannelType } from './types.ts';

mutation('createChannel', {
  description: 'Adds a channel.',
  access: 'catalog:write',
  input: CreateChannelInput,
  errors: [ConflictError],
  resolve: async (input, { deps, request }) => ({ channel: await createChannel(deps, request, input) }),
  payload: (t) => ({
    channel: t.field({ type: ChannelType, description: 'The new channel.', resolve: ({ channel }) => channel }),
  }),
});

mutation('updateChannel', {
  description:
    'Changes a channel: its name, its use, its languages and countries, how long its carts hold their units.',
  access: 'catalog:write',
  input: UpdateChannelInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => ({ channel: await updateChannel(deps, request, input) }),
  payload: (t) => ({
    channel: t.field({
      type: ChannelType,
      description: 'The channel as it is now.',
      resolve: ({ channel }) => channel,
    }),
  }),
});

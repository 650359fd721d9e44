import { builder } from '../../builder.ts';
import { findChannel } from '../find-channels.ts';
import { listChannels } from '../list-channels.ts';
import { MAX_CHANNELS } from '../model/channel.ts';
import { ChannelType } from './types.ts';

const ChannelRef = builder.inputType('ChannelRef', {
  description: 'What names a channel: one of the keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    code: t.string({ description: 'Its code, such as WEB.' }),
  }),
});

builder.queryFields((t) => ({
  channel: t.field({
    type: ChannelType,
    nullable: true,
    access: 'public',
    description: 'A channel; null where there is none in which the caller may buy.',
    args: { ref: t.arg({ type: ChannelRef, required: true, description: 'What names it.' }) },
    resolve: (_root, { ref }, { deps, request }) => findChannel(deps, request, ref),
  }),
  channels: t.field({
    type: [ChannelType],
    access: 'public',
    description: `Channels in which the caller may buy, in the retailer's order; at most ${MAX_CHANNELS}. Staff see every one.`,
    resolve: (_root, _args, { deps, request }) => listChannels(deps, request),
  }),
}));

import { builder, SortDirectionType } from '../../builder.ts';
import { findChannel } from '../find-channels.ts';
import { listChannels } from '../list-channels.ts';
import { MAX_CHANNELS } from '../model/channel.ts';
import type { ChannelSort } from '../model/channel-sort.ts';
import { ChannelType } from './types.ts';

const ChannelRef = builder.inputType('ChannelRef', {
  description: 'What names a channel: one of the keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    code: t.string({ description: 'Its code, such as WEB.' }),
  }),
});

const ChannelSortKeyType = builder.enumType('ChannelSortKey', {
  description: 'What channels are sorted by.',
  values: {
    POSITION: { description: 'The order that the retailer gave them.' },
    NAME: { description: 'What they are called.' },
    CODE: { description: 'Their codes.' },
    AUDIENCE: { description: 'Who may buy there.' },
    STATUS: { description: 'Those in use before others, each by name.' },
  } satisfies Record<ChannelSort['key'], object>,
});
const ChannelSortInput = builder.inputType('ChannelSort', {
  description: 'The order of a list of channels.',
  fields: (t) => ({
    key: t.field({ type: ChannelSortKeyType, required: true, description: 'What they are sorted by.' }),
    direction: t.field({
      type: SortDirectionType,
      required: true,
      defaultValue: 'ASC',
      description: 'Which end comes first.',
    }),
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
    description: `Channels in which the caller may buy, in the retailer's order unless sorted otherwise; at most ${MAX_CHANNELS}. Staff see every one.`,
    args: { sort: t.arg({ type: ChannelSortInput, description: 'Their order.' }) },
    resolve: (_root, { sort }, { deps, request }) => listChannels(deps, request, sort),
  }),
}));

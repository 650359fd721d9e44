import { builder } from '../../builder.ts';
import { CHANNEL_KINDS, type Channel } from '../model/channel.ts';

export const ChannelType = builder.objectRef<Channel>('Channel');

export const ChannelKindType = builder.enumType('ChannelKind', {
  description: 'Kind of a channel; reports and rules go by it.',
  values: CHANNEL_KINDS,
});

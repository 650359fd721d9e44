import { builder } from '../../builder.ts';
import { listChannels } from '../list-channels.ts';
import { ChannelType } from './types.ts';

builder.queryField('channels', (t) =>
  t.field({
    type: [ChannelType],
    description: "Every channel, in the retailer's order.",
    resolve: (_root, _args, { deps }) => listChannels(deps),
  }),
);

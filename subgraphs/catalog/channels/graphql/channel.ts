import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { loadersOf } from '../../products/graphql/loaders.ts';
import { createChannel } from '../create-channel.ts';
import { listChannels } from '../list-channels.ts';
import { CHANNEL_KINDS, type Channel } from '../model/channel.ts';
import { updateChannel } from '../update-channel.ts';

const ChannelKind = builder.enumType('ChannelKind', {
  description: 'What sort of way to the customer a channel is; reports and rules go by it.',
  values: CHANNEL_KINDS,
});

export const ChannelType = builder.objectRef<Channel>('Channel').implement({
  description:
    'A way to the customer: a shop, a store, a marketplace, a conversation. Data, so any house adds its own.',
  fields: (t) => ({
    code: t.exposeID('code'),
    name: t.exposeString('name'),
    kind: t.field({ type: ChannelKind, resolve: (channel) => channel.kind }),
    active: t.exposeBoolean('active', { description: 'Inactive channels are not offered for new listings.' }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'Currency of every price listed in the channel.',
      resolve: (channel) => channel.currencyCode,
    }),
    cartHoldMinutes: t.exposeInt('cartHoldMinutes', {
      nullable: true,
      description: 'Minutes for which a cart holds its units from its last change on; null where carts hold none.',
    }),
  }),
});
builder.asEntity(ChannelType, {
  key: builder.selection<{ code: string }>('code'),
  resolveReference: ({ code }, context) => loadersOf(context).channels.load(code),
});

builder.queryField('channels', (t) =>
  t.field({
    type: [ChannelType],
    description: "Every channel, in the house's order.",
    resolve: (_root, _args, { deps }) => listChannels(deps),
  }),
);

const CreateChannelInput = builder.inputType('CreateChannelInput', {
  description: 'A new channel; nothing is listed in it yet.',
  fields: (t) => ({
    code: t.id({ required: true, description: 'Capital letters, digits and _, such as POPUP_STORE; never changed.' }),
    name: t.string({ required: true }),
    kind: t.field({ type: ChannelKind, required: true }),
    currencyCode: t.field({ type: 'CurrencyCode', required: true }),
    cartHoldMinutes: t.int({ description: 'Minutes for which a cart holds its units, 1 to 1440; none by default.' }),
  }),
});
const UpdateChannelInput = builder.inputType('UpdateChannelInput', {
  description: 'Fields that are absent stay as they are.',
  fields: (t) => ({
    code: t.id({ required: true }),
    name: t.string(),
    active: t.boolean(),
    cartHoldMinutes: t.int({ description: 'Minutes for which a cart holds its units, 1 to 1440; null for none.' }),
  }),
});

builder.mutationFields((t) => ({
  createChannel: t.field({
    type: ChannelType,
    description: 'Adds a channel. Needs catalog:write.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: CreateChannelInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createChannel(deps, request, input),
  }),
  updateChannel: t.field({
    type: ChannelType,
    description: 'Renames a channel, takes it out of use, or lets its carts hold units. Needs catalog:write.',
    errors: { types: [NotFoundError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UpdateChannelInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateChannel(deps, request, input),
  }),
}));

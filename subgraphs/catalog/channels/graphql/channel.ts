import { builder } from '../../builder.ts';
import { channelLoader } from './loaders.ts';
import { ChannelKindType, ChannelType } from './types.ts';

ChannelType.implement({
  description:
    'A way to the customer: a shop, a store, a marketplace, a conversation. Data, so any retailer adds its own.',
  fields: (t) => ({
    code: t.exposeID('code'),
    name: t.exposeString('name'),
    kind: t.field({ type: ChannelKindType, resolve: (channel) => channel.kind }),
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
  resolveReference: ({ code }, context) => channelLoader(context).load(code),
});

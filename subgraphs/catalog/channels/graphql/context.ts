import { appliedContext } from '#kernel/request/context.ts';
import type { AppliedContext } from '#kernel/request/in-context.ts';
import { builder } from '../../builder.ts';
import { LocationType } from '../../references.ts';
import { channelLoader } from './loaders.ts';
import { ChannelType } from './types.ts';

const RequestContextType = builder.objectRef<AppliedContext>('RequestContext').implement({
  access: 'public',
  description: 'What every price, availability and text of the answer is of.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      description: 'The channel that the request is in.',
      resolve: async ({ channelId }, _args, context) => {
        const channel = await channelLoader(context).load(channelId);
        if (!channel) throw new Error(`the channel ${channelId} of the context is gone`);
        return channel;
      },
    }),
    language: t.field({
      type: 'LanguageTag',
      description: "The language of texts: the best of the channel's for what was asked.",
      resolve: (applied) => applied.language,
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of prices.',
      resolve: (applied) => applied.currencyCode,
    }),
    countryCode: t.field({
      type: 'CountryCode',
      description: 'The country that is asked from; the channel need not serve it.',
      resolve: (applied) => applied.countryCode,
    }),
    store: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store in which it is asked; null outside of stores.',
      resolve: ({ storeId }) => (storeId === null ? null : { id: storeId }),
    }),
  }),
});

builder.queryField('context', (t) =>
  t.field({
    type: RequestContextType,
    access: 'public',
    description: 'The channel, language, currency, country and store that apply to this request.',
    resolve: (_root, _args, { request }) => appliedContext(request),
  }),
);

import { builder, NodeInterface } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { channelByCodeLoader, channelLoader } from './loaders.ts';
import { ChannelAudienceType, ChannelKindType, ChannelType } from './types.ts';

ChannelType.implement({
  access: 'public',
  interfaces: [NodeInterface],
  description:
    'A way to the customer: a shop, a store, a marketplace, a conversation. Data, so any retailer adds its own.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'How headers and imports name it, such as WEB; never changes.' }),
    name: t.exposeString('name', { description: 'What people call it; staff may change it.' }),
    kind: t.field({
      type: ChannelKindType,
      description: 'What sort of way it is; reports and rules go by it.',
      resolve: (channel) => channel.kind,
    }),
    isActive: t.exposeBoolean('isActive', {
      description: 'Whether it is in use. One that is not is no context for shoppers and gets no new listings.',
    }),
    audience: t.field({
      type: ChannelAudienceType,
      description: 'Who may buy there, and so see what it lists and for how much.',
      resolve: (channel) => channel.audience,
    }),
    customers: t.field({
      type: [CustomerType],
      nullable: true,
      access: 'catalog:write',
      description: 'Who may buy there where the audience is CUSTOMERS; at most 250. Null when they may not be read.',
      resolve: ({ customerIds }) => customerIds.map((id) => ({ id })),
    }),
    isDefault: t.exposeBoolean('isDefault', { description: 'Whether requests that name no channel are in this one.' }),
    languages: t.field({
      type: ['LanguageTag'],
      description: 'Languages it speaks, at least one; texts without a translation come in the first.',
      resolve: (channel) => [...channel.languages],
    }),
    currencyCodes: t.field({
      type: ['CurrencyCode'],
      description: 'Currencies it sells in; the first is that of a request whose country has another.',
      resolve: (channel) => [channel.currencyCode],
    }),
    countryCodes: t.field({
      type: ['CountryCode'],
      description: 'Countries it serves, at least one; the first is that of a request that names none.',
      resolve: (channel) => [...channel.countryCodes],
    }),
    cartHoldMinutes: t.exposeInt('cartHoldMinutes', {
      nullable: true,
      description: 'Minutes for which a cart holds its units from its last change on; null where carts hold none.',
    }),
    maxHeldQuantity: t.exposeInt('maxHeldQuantity', {
      nullable: true,
      description:
        'Units of a variant that one session or customer may hold by carts and payments under way; of scarce ones, of which fewer than ten times as many can be sold in all, a tenth, but always 2. Null where nothing limits them.',
    }),
    version: t.exposeInt('version', { description: 'Grows with every change; expectedVersion is compared with it.' }),
  }),
});
builder.asEntity(ChannelType, {
  key: [builder.selection<{ id: string }>('id'), builder.selection<{ code: string }>('code')],
  resolveReference: (key, context) =>
    'id' in key && typeof key.id === 'string'
      ? channelLoader(context).load(key.id)
      : channelByCodeLoader(context).load((key as { code: string }).code),
});

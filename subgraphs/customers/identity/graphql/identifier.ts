import { CustomerIdentifierType, IdentifierKindType } from './types.ts';

CustomerIdentifierType.implement({
  description: 'Something a customer is recognized by.',
  access: ['owner', 'customers:read'],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the row.' }),
    kind: t.expose('kind', { type: IdentifierKindType, description: 'What it is.' }),
    value: t.exposeString('value', {
      description:
        'As it is compared. Masked for staff without CUSTOMERS_WRITE; cards, devices and browsers are masked for all.',
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its bearer proved it; null when nobody has.',
    }),
    firstSeenAt: t.expose('firstSeenAt', { type: 'DateTime', description: 'When it was seen for the first time.' }),
    sourceName: t.string({
      description: 'What saw it first: a channel’s, an import’s or a person’s kind, such as `pos` or `sign-up`.',
      resolve: ({ source }) => source,
    }),
  }),
});

import { builder } from '../../builder.ts';

export const UpdateCustomerInput = builder.inputType('UpdateCustomerInput', {
  description: 'A field that is left out stays; null clears it.',
  fields: (t) => ({
    id: t.id({ required: true }),
    firstName: t.string(),
    lastName: t.string(),
    email: t.string({ description: 'Staff alone may change it.' }),
    phone: t.string(),
    locale: t.string(),
    expectedUpdatedAt: t.field({ type: 'DateTime', description: 'Refuses when it changed since.' }),
  }),
});

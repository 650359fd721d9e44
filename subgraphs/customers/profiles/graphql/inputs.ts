import { builder, optionalIdempotencyKey, SortDirectionType } from '../../builder.ts';
import { CustomerSortKeyType } from './types.ts';

export const CustomerFilterInput = builder.inputType('CustomerFilter', {
  description: 'Which customers a list is narrowed to; what is left out narrows nothing.',
  fields: (t) => ({
    hasAccount: t.boolean({ description: 'Only those who have opened an account, or only those who have not.' }),
  }),
});

export const CustomerSortInput = builder.inputType('CustomerSort', {
  description: 'Order of a list of customers.',
  fields: (t) => ({
    key: t.field({ type: CustomerSortKeyType, required: true, description: 'What they are ordered by.' }),
    direction: t.field({
      type: SortDirectionType,
      required: true,
      defaultValue: 'ASC',
      description: 'Which end comes first.',
    }),
  }),
});

export const UpdateCustomerInput = builder.inputType('UpdateCustomerInput', {
  description: 'A field that is left out stays; null clears it.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: 'Who is changed.' }),
    firstName: t.string({ description: 'At most 100 characters.' }),
    lastName: t.string({ description: 'At most 100 characters.' }),
    email: t.string({ description: 'Staff alone may change it.' }),
    phone: t.string({ description: 'As it was written or dialed.' }),
    language: t.field({ type: 'LanguageTag', description: 'In which they are written to.' }),
    expectedVersion: t.int({ description: 'Given, the change is refused when the customer has another by now.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

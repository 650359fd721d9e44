import { builder, optionalIdempotencyKey } from '../../builder.ts';

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

import { builder } from '../../builder.ts';
import type { Address } from '../model/address.ts';
import { DELIVERY_METHODS } from '../model/shipping.ts';

export const DeliveryMethodType = builder.enumType('DeliveryMethod', {
  description: 'Sent home, collected in a store, or taken along at once.',
  values: DELIVERY_METHODS,
});

export const ShippingAddressType = builder.objectRef<Address>('ShippingAddress').implement({
  description: 'Where an order goes.',
  fields: (t) => ({
    name: t.string({ nullable: true, resolve: (address) => address.name }),
    line1: t.exposeString('line1'),
    line2: t.string({ nullable: true, resolve: (address) => address.line2 }),
    postalCode: t.exposeString('postalCode'),
    city: t.exposeString('city'),
    countryCode: t.exposeString('countryCode', { description: 'ISO 3166, two letters.' }),
    phone: t.string({ nullable: true, resolve: (address) => address.phone }),
  }),
});

import { addressInputs, addressType } from '../../../shared/address-type.ts';
import { builder } from '../../builder.ts';
import type { DeliveryMethod } from '../model/shipping.ts';

export const DeliveryMethodType = builder.enumType('DeliveryMethod', {
  description: 'How goods reach the customer.',
  values: {
    IN_STORE: { description: 'Taken along at once.' },
    PICKUP: { description: 'Collected in a store.' },
    SHIP: { description: 'Sent to an address.' },
  } satisfies Record<DeliveryMethod, object>,
});

export const AddressType = addressType(builder);
export const { AddressInput } = addressInputs(builder);

import { expect, it } from 'vitest';
import { type EditedChannel, toChannelInput } from './channel-input.ts';

const form: EditedChannel = {
  id: 'chn_1',
  version: 3,
  name: ' Partenaires ',
  isActive: true,
  audience: 'CUSTOMERS',
  customerIds: ['cus_1', ' cus_2', ''],
  cartHoldMinutes: '15',
  maxHeldQuantity: '',
};

it('sends who may buy where the channel is for them, and clears empty numbers', () => {
  expect(toChannelInput(form)).toEqual({
    channelId: 'chn_1',
    expectedVersion: 3,
    name: 'Partenaires',
    isActive: true,
    audience: 'CUSTOMERS',
    customerIds: ['cus_1', 'cus_2'],
    cartHoldMinutes: 15,
    maxHeldQuantity: null,
  });
});

it('leaves the list of customers as it is while the channel is for others', () => {
  expect(toChannelInput({ ...form, audience: 'STAFF' })).not.toHaveProperty('customerIds');
});

import { builder } from '../../builder.ts';
import { ChannelKindType } from './types.ts';

export const CreateChannelInput = builder.inputType('CreateChannelInput', {
  description: 'A new channel; nothing is listed in it yet.',
  fields: (t) => ({
    code: t.id({ required: true, description: 'Capital letters, digits and _, such as POPUP_STORE; never changed.' }),
    name: t.string({ required: true }),
    kind: t.field({ type: ChannelKindType, required: true }),
    currencyCode: t.field({ type: 'CurrencyCode', required: true }),
    cartHoldMinutes: t.int({ description: 'Minutes for which a cart holds its units, 1 to 1440; none by default.' }),
  }),
});
export const UpdateChannelInput = builder.inputType('UpdateChannelInput', {
  description: 'Fields that are absent stay as they are.',
  fields: (t) => ({
    code: t.id({ required: true }),
    name: t.string(),
    active: t.boolean(),
    cartHoldMinutes: t.int({ description: 'Minutes for which a cart holds its units, 1 to 1440; null for none.' }),
  }),
});

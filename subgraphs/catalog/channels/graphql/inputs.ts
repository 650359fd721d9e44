import { builder, idempotencyKey, optionalIdempotencyKey } from '../../builder.ts';
import { ChannelAudienceType, ChannelKindType } from './types.ts';

export const CreateChannelInput = builder.inputType('CreateChannelInput', {
  description: 'A new channel; nothing is listed in it yet.',
  fields: (t) => ({
    code: t.string({
      required: true,
      description: 'Capital letters, digits and _, such as POPUP_STORE; never changed.',
    }),
    name: t.string({ required: true, description: 'What people call it, at most 100 characters.' }),
    kind: t.field({ type: ChannelKindType, required: true, description: 'What sort of way it is; never changed.' }),
    currencyCodes: t.field({
      type: ['CurrencyCode'],
      required: true,
      description: 'The one currency of every price listed in it; never changed.',
    }),
    languages: t.field({
      type: ['LanguageTag'],
      description:
        "Languages it speaks, the one of texts without a translation first; the default channel's when absent.",
    }),
    countryCodes: t.field({
      type: ['CountryCode'],
      description: "Countries it serves, that of requests which name none first; the default channel's when absent.",
    }),
    cartHoldMinutes: t.int({ description: 'Minutes for which a cart holds its units, 1 to 1440; none by default.' }),
    maxHeldQuantity: t.int({
      description: 'Units of a variant that one session or customer may hold; 20 by default, null for any number.',
    }),
    audience: t.field({
      type: ChannelAudienceType,
      description: 'Who may buy there and see what it lists and for how much; PUBLIC when absent.',
    }),
    customerIds: t.idList({
      description: 'Customers who may buy there where the audience is CUSTOMERS, by their accounts; at most 250.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
export const UpdateChannelInput = builder.inputType('UpdateChannelInput', {
  description: 'What changes of a channel: what is left out stays, null clears what may be empty.',
  fields: (t) => ({
    channelId: t.id({ required: true, description: 'The channel.' }),
    name: t.string({ description: 'What people call it, at most 100 characters.' }),
    isActive: t.boolean({ description: 'False deactivates it; the default channel stays active.' }),
    isDefault: t.boolean({ description: 'True makes it the default channel instead of the one that is; never false.' }),
    languages: t.field({
      type: ['LanguageTag'],
      description: 'At least one; the first is of texts without a translation.',
    }),
    countryCodes: t.field({
      type: ['CountryCode'],
      description: 'At least one; the first is of requests that name none.',
    }),
    cartHoldMinutes: t.int({ description: 'Minutes for which a cart holds its units, 1 to 1440; null for none.' }),
    maxHeldQuantity: t.int({
      description: 'Units of a variant that one session or customer may hold, 1 to 100,000; null for any number.',
    }),
    audience: t.field({
      type: ChannelAudienceType,
      description: 'Who may buy there and see what it lists and for how much; the default channel stays PUBLIC.',
    }),
    customerIds: t.idList({
      description: 'Customers who may buy there where the audience is CUSTOMERS; replaces all, at most 250.',
    }),
    expectedVersion: t.int({ description: 'The version that was read; when it is another now, nothing is written.' }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});

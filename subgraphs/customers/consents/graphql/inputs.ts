import { builder, idempotencyKey } from '../../builder.ts';
import { ConsentActStateType, ConsentChannelType, ConsentPurposeType } from './types.ts';

export const RecordConsentInput = builder.inputType('RecordConsentInput', {
  description: 'A statement of a customer about one purpose and channel.',
  fields: (t) => ({
    customerId: t.id({
      description: 'The customer, by any id of theirs; for staff. A customer does it for themselves.',
    }),
    purpose: t.field({ type: ConsentPurposeType, required: true, description: 'To what.' }),
    channel: t.field({ type: ConsentChannelType, required: true, description: 'By which way.' }),
    address: t.string({ description: 'Where; every address of the channel when left out.' }),
    state: t.field({ type: ConsentActStateType, required: true, description: 'What they said.' }),
    happenedAt: t.field({ type: 'DateTime', description: 'When; now when left out. Not in the future.' }),
    isTimeUnknown: t.boolean({ description: 'The time is unknown: it is older than every act with a time.' }),
    confirmationDueAt: t.field({ type: 'DateTime', description: 'Of a pending one: until when it may be confirmed.' }),
    source: t.string({ required: true, description: 'Where it was given, as "web form"; at most 100 characters.' }),
    textVersion: t.string({ description: 'The version of the text that they read.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

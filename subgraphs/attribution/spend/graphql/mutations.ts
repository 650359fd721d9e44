import { ConflictError } from '#kernel/values/errors.ts';
import { builder, idempotencyKey, MoneyInput, mutation } from '../../builder.ts';
import { setSpend } from '../set-spend.ts';
import { SpendPurposeType, SpendType } from './types.ts';

const SpendEntryInput = builder.inputType('SpendEntryInput', {
  description: 'What was spent on a channel, a campaign and a day.',
  fields: (t) => ({
    day: t.field({ type: 'Date', required: true, description: 'The business day, of the years 2000 to 2199.' }),
    channelCode: t.string({
      required: true,
      description: 'The channel, as its moments have it; 1 to 40 characters.',
    }),
    campaign: t.string({ description: 'The campaign, at most 100 characters; absent for what belongs to none.' }),
    purpose: t.field({
      type: SpendPurposeType,
      required: true,
      defaultValue: 'ACQUISITION',
      description: 'What for.',
    }),
    amount: t.field({
      type: MoneyInput,
      required: true,
      description: 'How much, not below zero; zero takes back what was said.',
    }),
  }),
});

const SetSpendInput = builder.inputType('SetSpendInput', {
  description: 'Statements of what was spent.',
  fields: (t) => ({
    entries: t.field({
      type: [SpendEntryInput],
      required: true,
      description:
        '1 to 500; each holds in place of what was said before for its day, channel, campaign, purpose and currency.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('setSpend', {
  description: 'States what was spent by day, channel and campaign.',
  access: 'reports:write',
  input: SetSpendInput,
  errors: [ConflictError],
  resolve: async (input, { deps, request }) => ({ spend: await setSpend(deps, request, input) }),
  payload: (t) => ({
    spend: t.field({
      type: [SpendType],
      description: 'What holds now of what was said; at most 500.',
      resolve: ({ spend }) => [...spend],
    }),
  }),
});

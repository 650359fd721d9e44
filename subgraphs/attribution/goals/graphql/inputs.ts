import { builder, idempotencyKey } from '../../builder.ts';
import { AlertDirectionType } from './types.ts';

const METRIC = 'The key of a figure of `goalMetrics`.';
const CHANNEL = 'The figure of this channel; not beside a store or an associate.';
const STORE =
  'The figure of this selling store; not beside a channel or an associate. None of them: that of the whole retailer.';
const ASSOCIATE = 'The figure of this associate, by a key of `goalMetrics(isOfAssociate: true)`; beside neither.';
const CURRENCY = "The currency whose facts are read; the retailer's when absent.";
const DAYS = 'The figure of so many days that are over, at most 366; 0 for today so far.';
const HOLD = 'Minutes past its bound until it fires; at most 10,080.';
const COOL_DOWN = 'Minutes within its bound until an alert is over; at most 10,080.';

export const SetGoalInput = builder.inputType('SetGoalInput', {
  description: 'What a figure is to reach. The same figure, scope, period and currency is the same goal.',
  fields: (t) => ({
    metric: t.string({ required: true, description: METRIC }),
    channelId: t.id({ description: CHANNEL }),
    sellingLocationId: t.id({ description: STORE }),
    staffMemberId: t.id({ description: ASSOCIATE }),
    from: t.field({ type: 'Date', required: true, description: 'The first day; a goal spans at most 732.' }),
    before: t.field({ type: 'Date', required: true, description: 'The first day outside the period.' }),
    currencyCode: t.field({ type: 'CurrencyCode', description: CURRENCY }),
    target: t.field({
      type: 'Decimal',
      required: true,
      description: 'What is to be reached, in the unit of the figure: a rate as a fraction of one.',
    }),
  }),
});

export const DeleteGoalInput = builder.inputType('DeleteGoalInput', {
  description: 'Which goal is no more.',
  fields: (t) => ({ goalId: t.id({ required: true, description: 'The goal.' }) }),
});

export const CreateAlertRuleInput = builder.inputType('CreateAlertRuleInput', {
  description: 'What a figure must not pass.',
  fields: (t) => ({
    metric: t.string({ required: true, description: METRIC }),
    channelId: t.id({ description: CHANNEL }),
    sellingLocationId: t.id({ description: STORE }),
    staffMemberId: t.id({ description: ASSOCIATE }),
    currencyCode: t.field({ type: 'CurrencyCode', description: CURRENCY }),
    direction: t.field({ type: AlertDirectionType, required: true, description: 'Which side is an alert.' }),
    threshold: t.field({
      type: 'Decimal',
      required: true,
      description: 'In the unit of the figure; itself it is no alert.',
    }),
    days: t.int({ required: true, description: DAYS }),
    holdMinutes: t.int({ required: true, description: HOLD }),
    coolDownMinutes: t.int({ required: true, description: COOL_DOWN }),
    idempotencyKey: idempotencyKey(t),
  }),
});

export const UpdateAlertRuleInput = builder.inputType('UpdateAlertRuleInput', {
  description: 'What changes of a rule; what is left out stays. Its figure and scope never change.',
  fields: (t) => ({
    alertRuleId: t.id({ required: true, description: 'The rule.' }),
    direction: t.field({ type: AlertDirectionType, description: 'Which side is an alert.' }),
    threshold: t.field({ type: 'Decimal', description: 'In the unit of the figure.' }),
    days: t.int({ description: DAYS }),
    holdMinutes: t.int({ description: HOLD }),
    coolDownMinutes: t.int({ description: COOL_DOWN }),
    isActive: t.boolean({ description: 'Whether it is checked.' }),
    expectedVersion: t.int({
      description: "The rule's version as it was read; when it is another now, nothing is written.",
    }),
  }),
});

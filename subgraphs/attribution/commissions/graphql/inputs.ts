import { builder, idempotencyKey } from '../../builder.ts';
import { DEFAULT_WINDOW_SECONDS } from '../model/policy.ts';
import { CommissionEarnerType } from './policy.ts';

const CommissionRuleInput = builder.inputType('CommissionRuleInput', {
  description: 'What the orders of one channel are to earn.',
  fields: (t) => ({
    channelId: t.id({ description: 'The channel; all that have no rule of their own when absent.' }),
    baseRate: t.field({
      type: 'Decimal',
      required: true,
      description: 'Base commission: a fraction of net sales, from 0 to 1, such as "0.05".',
    }),
    windowSeconds: t.int({
      description: `Seconds after an interaction in which an order earns, the last moment included: 0 to 7,776,000 (90 days); ${DEFAULT_WINDOW_SECONDS} (24 hours) when absent.`,
    }),
    share: t.field({
      type: 'Decimal',
      description:
        'Fraction of the base commission for orders that an interaction led to, from 0 to 1; "0.5" when absent.',
    }),
    earner: t.field({
      type: CommissionEarnerType,
      description: 'Who earns when several met the customer; LAST when absent.',
    }),
  }),
});

export const AddCommissionPolicyInput = builder.inputType('AddCommissionPolicyInput', {
  description: 'A version of the rules of commission.',
  fields: (t) => ({
    effectiveAt: t.field({
      type: 'DateTime',
      required: true,
      description:
        'Orders placed from this moment on are computed by it. In the past, the orders since then are computed again.',
    }),
    rules: t.field({
      type: [CommissionRuleInput],
      required: true,
      description: 'One a channel at most; 1 to 100.',
    }),
    fulfillingShare: t.field({
      type: 'Decimal',
      description:
        'Fraction of the net sales of what a store fulfills for another, or for remote sales, that goes to it, from 0 to 1; "0" when absent.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

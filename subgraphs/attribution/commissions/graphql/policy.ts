import { builder } from '../../builder.ts';
import { ChannelType } from '../../references.ts';
import type { CommissionRule, Earner } from '../model/policy.ts';
import { fractionOf } from '../model/policy-input.ts';
import type { ListedPolicy } from '../store/policies.ts';

export const CommissionEarnerType = builder.enumType('CommissionEarner', {
  description: 'Who earns when several associates met the customer within the window.',
  values: {
    LAST: { description: 'Who met them last.' },
    SPLIT: { description: 'All of them, in equal parts.' },
    ENGAGEMENT: {
      description:
        'Who engaged them most: a try-on before a demonstration, being served, advice, a call and a message; the last of equal ones.',
    },
  } satisfies Record<Earner, object>,
});

const CommissionRuleType = builder.objectRef<CommissionRule>('CommissionRule').implement({
  description: 'What the orders of one channel earn.',
  access: 'staff',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel; null for all that have no rule of their own.',
      resolve: ({ channel }) => (channel === null ? null : { code: channel }),
    }),
    baseRate: t.field({
      type: 'Decimal',
      description: 'Base commission: a fraction of net sales, ex tax.',
      resolve: ({ ratePpm }) => fractionOf(ratePpm),
    }),
    windowSeconds: t.exposeInt('windowSeconds', {
      description: 'A remote order up to so many seconds after the interaction earns, the last moment included.',
    }),
    share: t.field({
      type: 'Decimal',
      description:
        'Fraction of the base commission that such an order earns; one that an associate places earns it whole.',
      resolve: ({ sharePpm }) => fractionOf(sharePpm),
    }),
    earner: t.field({
      type: CommissionEarnerType,
      description: 'Who earns when several met the customer.',
      resolve: ({ earner }) => earner,
    }),
  }),
});

export const CommissionPolicyType = builder.objectRef<ListedPolicy>('CommissionPolicy').implement({
  description:
    'One version of the rules of commission: it holds from its date until the next one’s, and never changes.',
  access: 'staff',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the version.' }),
    effectiveAt: t.field({
      type: 'DateTime',
      description: 'Orders placed from this moment on are computed by it.',
      resolve: (policy) => policy.effectiveAt,
    }),
    rules: t.field({
      type: [CommissionRuleType],
      description: 'By channel, at most 100.',
      resolve: (policy) => [...policy.rules],
    }),
    fulfillingShare: t.field({
      type: 'Decimal',
      description: 'Fraction of the net sales of what a store fulfills for another, or for remote sales, that it gets.',
      resolve: ({ fulfillingSharePpm }) => fractionOf(fulfillingSharePpm),
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was added.',
      resolve: (policy) => policy.createdAt,
    }),
    isApplied: t.exposeBoolean('isApplied', {
      description: 'False while orders that were there before it are still being computed by it.',
    }),
  }),
});

import { builder } from '../../builder.ts';
import type { Completion } from '../../ports/catch-up.ts';
import type { Customer } from '../model/customer.ts';
import type { IdentifierView } from '../model/identifier-view.ts';
import { IDENTIFIER_KINDS } from '../model/identifiers.ts';
import { describeEvidence, type MergeEventView } from '../model/merge-event.ts';
import { REVIEW_KINDS } from '../model/merge-review.ts';
import { reloadCustomer } from './loaders.ts';

/** Its fields are in `customer.ts` of this area and of the areas that add some. */
export const CustomerType = builder.objectRef<Customer>('Customer');

export const IdentifierKindType = builder.enumType('IdentifierKind', {
  description: 'Kinds of identifiers of a person.',
  values: IDENTIFIER_KINDS,
});

export const CustomerIdentifierType = builder.objectRef<IdentifierView>('CustomerIdentifier').implement({
  description: 'Something a customer is recognized by.',
  fields: (t) => ({
    kind: t.expose('kind', { type: IdentifierKindType }),
    value: t.exposeString('value', { description: 'Masked unless the caller may see it.' }),
    verifiedAt: t.expose('verifiedAt', { type: 'DateTime', nullable: true }),
    firstSeenAt: t.expose('firstSeenAt', { type: 'DateTime' }),
    source: t.exposeString('source'),
  }),
});

const MergeEventKindType = builder.enumType('MergeEventKind', {
  description: 'Whether two profiles were joined or set apart.',
  values: ['MERGED', 'UNMERGED'] as const,
});

export const MergeEventType = builder.objectRef<MergeEventView>('MergeEvent').implement({
  description: 'A link between two profiles that was found, or taken back.',
  fields: (t) => ({
    id: t.exposeID('id'),
    at: t.expose('at', { type: 'DateTime' }),
    kind: t.expose('kind', { type: MergeEventKindType }),
    evidence: t.string({
      description: 'The identifiers that the link rests on, values masked.',
      resolve: describeEvidence,
    }),
    survivorId: t.exposeID('survivorId'),
    mergedId: t.exposeID('mergedId'),
    actor: t.exposeString('actor', { description: '`evidence`, or who did it manually.' }),
  }),
});

export const MergeReviewKindType = builder.enumType('MergeReviewKind', {
  description:
    'SHARED_TOKEN: seen with too many people. SEPARATED: evidence for two whom a person set apart. UNVERIFIED_CLAIM: an account was opened with the address of a known customer.',
  values: REVIEW_KINDS,
});

const CompletionType = builder.enumType('Completion', {
  description: 'DONE: every read shows the effect. PENDING: the decision stands and the rest follows by itself.',
  values: ['DONE', 'PENDING'] as const,
});

interface Changed {
  readonly customerId: string;
  readonly completion: Completion;
}

export const IdentifyPayloadType = builder.objectRef<Changed>('IdentifyPayload').implement({
  description: 'The customer. With DONE, orders, points, gift cards and touchpoints read as one customer’s.',
  fields: (t) => ({
    customer: t.field({
      type: CustomerType,
      resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
    }),
    completion: t.expose('completion', { type: CompletionType }),
  }),
});

export const MergeCustomersPayloadType = builder.objectRef<Changed>('MergeCustomersPayload').implement({
  description: 'The survivor. With DONE, orders, points, gift cards and touchpoints read as one customer’s.',
  fields: (t) => ({
    customer: t.field({
      type: CustomerType,
      resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
    }),
    completion: t.expose('completion', { type: CompletionType }),
  }),
});

export const UnmergeCustomerPayloadType = builder
  .objectRef<Changed & { readonly survivorId: string }>('UnmergeCustomerPayload')
  .implement({
    description: 'Both profiles, as they are apart.',
    fields: (t) => ({
      customer: t.field({
        type: CustomerType,
        resolve: ({ customerId }, _args, context) => reloadCustomer(context, customerId),
      }),
      survivor: t.field({
        type: CustomerType,
        resolve: ({ survivorId }, _args, context) => reloadCustomer(context, survivorId),
      }),
      completion: t.expose('completion', { type: CompletionType }),
    }),
  });

export const CloseMergeReviewPayloadType = builder
  .objectRef<{ readonly id: string }>('CloseMergeReviewPayload')
  .implement({
    description: 'The review that is off the queue.',
    fields: (t) => ({ id: t.exposeID('id') }),
  });

import { completionType } from '../../../shared/completion-type.ts';
import type { IdentifierKind } from '../../../shared/identifier-kinds.ts';
import { builder, connectionType } from '../../builder.ts';
import type { Customer } from '../model/customer.ts';
import type { IdentifierView } from '../model/identifier-view.ts';
import type { MergeActor } from '../model/merge-actor.ts';
import type { MergeEventKind, MergeEventView } from '../model/merge-event.ts';
import type { MergeReview, MergeReviewStatus, ReviewKind } from '../model/merge-review.ts';

/** Its fields are in `customer.ts` of this area and of the areas that add some. */
export const CustomerType = builder.objectRef<Customer>('Customer');
export const CustomerIdentifierType = builder.objectRef<IdentifierView>('CustomerIdentifier');
export const CustomerIdentifierConnectionType = connectionType('CustomerIdentifier', CustomerIdentifierType, false);
export const MergeEventType = builder.objectRef<MergeEventView>('MergeEvent');
export const MergeEventConnectionType = connectionType('MergeEvent', MergeEventType, false);
export const MergeReviewType = builder.objectRef<MergeReview>('MergeReview');
export const MergeReviewConnectionType = connectionType('MergeReview', MergeReviewType);
/** Who decided; the area of the staff adds the member. */
export const ActorType = builder.objectRef<MergeActor>('Actor');

export const IdentifierKindType = builder.enumType('IdentifierKind', {
  description: 'What a person is known by. More values may be added: keep a default branch.',
  values: {
    ANONYMOUS_ID: { description: 'The id that a browser keeps; it joins nobody once many people have used it.' },
    CARD_TOKEN: { description: 'What a payment service calls a card; people share cards.' },
    DEVICE: { description: 'A telephone or tablet; people share devices.' },
    EMAIL: { description: 'An address of electronic mail, in lower case.' },
    EXTERNAL: { description: 'The number of the customer in another system, with the name of that system before it.' },
    LOYALTY_CARD: { description: 'The number of a loyalty card.' },
    PHONE: { description: 'A telephone number with its calling code.' },
    SOCIAL_HANDLE: { description: 'The name of an account in a social network.' },
  } satisfies Record<IdentifierKind, object>,
});

export const MergeEventKindType = builder.enumType('MergeEventKind', {
  description: 'Whether two records were joined or set apart.',
  values: {
    MERGED: { description: 'They are one customer from then on.' },
    UNMERGED: { description: 'They are two customers from then on.' },
  } satisfies Record<MergeEventKind, object>,
});

export const MergeReviewKindType = builder.enumType('MergeReviewKind', {
  description: 'Why a person has to decide. More values may be added: keep a default branch.',
  values: {
    SEPARATED: { description: 'Evidence joins two whom a person has set apart.' },
    SHARED_TOKEN: { description: 'A card, device or browser was seen with too many people: it joins them no longer.' },
    UNVERIFIED_CLAIM: { description: 'An account was opened with the address of a known customer, without proof.' },
  } satisfies Record<ReviewKind, object>,
});

export const MergeReviewStatusType = builder.enumType('MergeReviewStatus', {
  description: 'Whether somebody has decided.',
  values: {
    CLOSED: { description: 'Somebody has decided.' },
    OPEN: { description: 'It waits for a decision.' },
  } satisfies Record<MergeReviewStatus, object>,
});

export const CompletionType = completionType(builder);

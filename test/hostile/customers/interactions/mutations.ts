import { badIds, type HostileMutations } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

const stranger = {
  anonymous: 'UNAUTHENTICATED',
  alice: 'FORBIDDEN',
  merchandiser: 'FORBIDDEN',
} as const;

export const interactionsMutations: HostileMutations = {
  recordInteraction: {
    as: 'parisAssociate',
    others: stranger,
    input: { idempotencyKey: '@key', customerId: '@alice', kind: 'ADVICE', locationId: '@paris', note: 'Hello' },
    outcome: 'RecordInteractionPayload',
    again: { outcome: 'same', otherBody: { note: 'Goodbye' } },
    cases: [
      ...badIds('customerId', 'cus'),
      { kind: "another's id", what: 'in a store of others', as: 'lyonAssociate', input: {}, outcome: 'FORBIDDEN' },
      {
        kind: "another's id",
        what: 'in the name of a colleague',
        input: { staffMemberId: '@staff' },
        outcome: 'FORBIDDEN',
      },
      { kind: 'malformed', what: 'a sentiment of 99', input: { sentiment: 99 }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a note of 100,000 characters', input: { note: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'with a customer who was merged into another',
        input: { customerId: '@merged.id' },
        outcome: 'RecordInteractionPayload',
      },
    ],
  },
};

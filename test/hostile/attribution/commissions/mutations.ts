import { randomInt } from 'node:crypto';
import { type HostileMutations, notA, onlyFor } from '../../hostile-case.ts';
import { unknownId } from '../../values.ts';

/** A date that no other version has. */
const someDate = () => new Date(Date.UTC(2150, 0, 1) + randomInt(2 ** 40)).toISOString();
const rule = { baseRate: '0.05', share: '0.5', windowSeconds: 86_400, earner: 'LAST' };
const taken = someDate();

export const commissionsMutations: HostileMutations = {
  addCommissionPolicy: {
    as: 'admin',
    others: { ...onlyFor('parisAssociate'), executive: 'FORBIDDEN' },
    input: {
      idempotencyKey: '@key',
      // A new one each time it is sent: cases that are accepted take theirs.
      get effectiveAt() {
        return someDate();
      },
      rules: [rule],
      fulfillingShare: '0.3',
    },
    outcome: 'AddCommissionPolicyPayload',
    again: { outcome: 'same', otherBody: { fulfillingShare: '0.4' } },
    cases: [
      { kind: 'malformed', what: 'no rule', input: { rules: [] }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'a rate below nothing',
        input: { rules: [{ ...rule, baseRate: '-0.01' }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'more than the whole',
        input: { fulfillingShare: '1.000001' },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'two rules for all channels',
        input: { rules: [rule, rule] },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: '1,000 rules',
        input: { rules: Array.from({ length: 1_000 }, () => rule) },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a window of years',
        input: { rules: [{ ...rule, windowSeconds: 2_147_483_647 }] },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a channel of nobody',
        input: { rules: [{ ...rule, channelId: unknownId('chn') }] },
        outcome: 'NotFoundError',
      },
      {
        kind: 'wrong order',
        what: 'a date that has a version',
        first: [
          {
            as: 'admin',
            mutation: 'addCommissionPolicy',
            input: { idempotencyKey: '@otherKey', effectiveAt: taken, rules: [rule] },
          },
        ],
        input: { effectiveAt: taken },
        outcome: 'ConflictError',
      },
      notA('moment', { effectiveAt: 'soon' }),
      notA('fraction', { fulfillingShare: 'half' }),
    ],
  },
};

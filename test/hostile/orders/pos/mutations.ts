import { badIds, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';
import { EUR_100, HUGE, MAX_INT, unknownId } from '../../values.ts';

const FORTUNE = { amount: '9999999999999.99', currencyCode: 'EUR' };
const sold = { variant: { id: '@coat' }, quantity: 1, unitPrice: EUR_100 };

export const posMutations: HostileMutations = {
  recordPosSale: {
    as: 'parisAssociate',
    others: { ...onlyFor('executive'), lyonAssociate: 'FORBIDDEN' },
    input: {
      terminalCode: '@text.upper',
      sequence: 1,
      location: { id: '@paris' },
      occurredAt: '2026-11-21T09:00:00Z',
      lines: [sold],
      payments: [{ kind: 'CASH', amount: EUR_100 }],
    },
    outcome: 'RecordPosSalePayload',
    again: { outcome: 'same', otherBody: { payments: [{ kind: 'CARD', amount: EUR_100 }] } },
    cases: [
      ...badIds('id', 'loc', ['FORBIDDEN', 'NotFoundError']).map((one) => ({
        ...one,
        input: { location: one.input },
        outcome: ['ValidationError', 'FORBIDDEN', 'NotFoundError', 'BAD_USER_INPUT'],
      })),
      {
        kind: "another's id",
        what: 'a channel of nobody',
        input: { channel: { id: unknownId('chn') } },
        outcome: 'NotFoundError',
      },
      {
        kind: "another's id",
        what: 'a code that no store has',
        input: { location: { code: 'NOWHERE' } },
        outcome: 'NotFoundError',
      },
      {
        kind: 'malformed',
        what: 'a store named twice',
        input: { location: { id: '@paris', code: 'PARIS' } },
        outcome: ['ValidationError', 'BAD_USER_INPUT'],
      },
      {
        kind: "another's id",
        what: 'a store of nobody, by who may sell in every store',
        as: 'admin',
        input: { location: { id: unknownId('loc') } },
        outcome: 'NotFoundError',
      },
      // The POS has sold already: what it names need not be known here, and is recorded as it was.
      {
        kind: "another's id",
        what: 'a variant of nobody, sold all the same',
        as: ['parisAssociate', 'admin'],
        input: { lines: [{ ...sold, variant: { id: unknownId('var', 3) } }] },
        outcome: 'RecordPosSalePayload',
      },
      {
        kind: "another's id",
        what: 'a store of nobody, named by head office',
        as: 'admin',
        input: { location: { id: unknownId('loc', 4) } },
        outcome: 'NotFoundError',
      },
      {
        kind: 'malformed',
        what: 'a payment that does not add up, which is marked',
        input: { payments: [{ kind: 'CASH', amount: { amount: '1.00', currencyCode: 'EUR' } }] },
        outcome: 'RecordPosSalePayload',
      },
      {
        kind: 'malformed',
        what: 'two currencies',
        input: { payments: [{ kind: 'CASH', amount: { amount: '100.00', currencyCode: 'USD' } }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a line that names nothing',
        input: { lines: [{ variant: {}, quantity: 1, unitPrice: EUR_100 }] },
        outcome: ['ValidationError', 'BAD_USER_INPUT'],
      },
      {
        kind: 'malformed',
        what: 'a discount above the price, which is marked',
        input: { lines: [{ ...sold, discount: { amount: '101.00', currencyCode: 'EUR' } }] },
        outcome: 'RecordPosSalePayload',
      },
      {
        kind: 'malformed',
        what: 'an identifier of an unknown kind, which is passed over',
        input: { identifiers: [{ kind: 'CUSTOMER_NO', value: '12' }] },
        outcome: 'RecordPosSalePayload',
      },
      {
        kind: "another's id",
        what: 'goods that came back of an order of nobody, which come back without their sale',
        input: {
          lines: [{ ...sold, quantity: -1, soldWith: { orderId: unknownId('ord') } }],
          payments: [{ kind: 'CASH', amount: { amount: '-100.00', currencyCode: 'EUR' } }],
        },
        outcome: 'RecordPosSalePayload',
      },
      {
        kind: 'huge',
        what: 'the most units that an Int takes',
        input: { lines: [{ ...sold, quantity: MAX_INT }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'prices whose sum is beyond bigint',
        input: {
          lines: [{ ...sold, quantity: 10_000, unitPrice: FORTUNE }],
          payments: Array.from({ length: 20 }, () => ({ kind: 'CASH', amount: FORTUNE })),
        },
        outcome: 'ValidationError',
      },
      {
        kind: 'huge',
        what: 'a terminal of 100,000 characters',
        input: { terminalCode: HUGE },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'SQL as a reservation',
        input: { reservation: { code: "x' or 1=1--" } },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a reservation of nobody, which is an ordinary sale',
        input: { reservation: { code: 'NONESUCH' } },
        outcome: 'RecordPosSalePayload',
      },
      {
        kind: 'wrong order',
        what: 'a sale of next year, which counts when it arrives',
        input: { occurredAt: '2099-01-01T00:00:00Z' },
        outcome: 'RecordPosSalePayload',
      },
      { kind: 'wrong order', what: 'a sequence below zero', input: { sequence: -1 }, outcome: 'ValidationError' },
      {
        kind: 'unauthorized',
        what: 'points, which nobody held first',
        input: { payments: [{ kind: 'POINTS', amount: EUR_100 }] },
        outcome: 'ValidationError',
      },
    ],
  },
  checkPosReceipt: {
    as: 'admin',
    others: { ...onlyFor('executive'), lyonAssociate: 'NotFoundError' },
    input: { idempotencyKey: '@key', posReceiptId: '@sale.receipt' },
    outcome: 'CheckPosReceiptPayload',
    again: SAME,
    cases: [
      ...badIds('posReceiptId', 'prc'),
      {
        kind: 'wrong order',
        what: 'a receipt of which nothing is remarked',
        input: { posReceiptId: '@sale.receipt' },
        outcome: 'CheckPosReceiptPayload',
      },
    ],
  },
};

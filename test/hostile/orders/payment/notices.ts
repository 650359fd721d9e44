import type { Caller, Input, Kind } from '../../hostile-case.ts';

/** One notice of the test provider's. Text of its body that begins with `@` names something of the shop. */
interface Notice {
  /** Text is sent as it is. */
  readonly body: Input | string;
  /** Whose signature it bears: the provider's unless told otherwise. */
  readonly signedBy?: 'nobody' | 'somebody else' | 'the provider, for another body';
  /** Milliseconds since it was signed. */
  readonly age?: number;
  readonly status: number;
}

/** What a provider, or somebody in its name, reports a payment; afterwards an order is as it must be. */
export interface HostileNotices {
  readonly kind: Kind;
  readonly what: string;
  readonly notices: readonly Notice[];
  /** Sends them at the very same time. */
  readonly atOnce?: true;
  readonly first?: { readonly as: Caller; readonly mutation: string; readonly input: Input };
  /** Orders, and the payments they are paid by, with the state of both. */
  readonly leaves: Readonly<Record<string, { readonly order: string; readonly payment: string }>>;
}

const SIX_MINUTES = 360_000;
const authorized = { eventId: '@key', providerKey: '@waiting.intent', kind: 'AUTHORIZED' };
const declined = { ...authorized, eventId: '@otherKey', kind: 'DECLINED' };
const bobs = { ...authorized, providerKey: '@bobWaiting.intent' };
const open = { '@waiting': { order: 'PAYMENT_PENDING', payment: 'AUTHORIZED' } };
const placed = { '@waiting': { order: 'PLACED', payment: 'CAPTURED' } };
const paid = { '@order': { order: 'PLACED', payment: 'CAPTURED' } };

/** Who reaches the address can send anything: only the signature, and what is known of the payment, may decide. */
export const HOSTILE_NOTICES: readonly HostileNotices[] = [
  {
    kind: 'unauthorized',
    what: 'a notice that nobody signed',
    notices: [{ body: authorized, signedBy: 'nobody', status: 401 }],
    leaves: open,
  },
  {
    kind: 'unauthorized',
    what: 'a notice signed by somebody else',
    notices: [{ body: authorized, signedBy: 'somebody else', status: 401 }],
    leaves: open,
  },
  {
    kind: 'unauthorized',
    what: 'the provider’s signature under another notice',
    notices: [{ body: authorized, signedBy: 'the provider, for another body', status: 401 }],
    leaves: open,
  },
  {
    kind: 'wrong order',
    what: 'a notice signed six minutes ago',
    notices: [{ body: authorized, age: SIX_MINUTES, status: 401 }],
    leaves: open,
  },
  {
    kind: 'wrong order',
    what: 'a notice signed in six minutes',
    notices: [{ body: authorized, age: -SIX_MINUTES, status: 401 }],
    leaves: open,
  },
  { kind: 'malformed', what: 'half a notice', notices: [{ body: '{"eventId":"e"', status: 400 }], leaves: open },
  { kind: 'malformed', what: 'an empty notice', notices: [{ body: '', status: 400 }], leaves: open },
  {
    kind: 'wrong type',
    what: 'a notice of no kind',
    notices: [{ body: { ...authorized, kind: 'CAPTURED' }, status: 400 }],
    leaves: open,
  },
  { kind: 'wrong type', what: 'a number', notices: [{ body: '7', status: 400 }], leaves: open },
  {
    kind: 'huge',
    what: 'an event of 1,000 characters',
    notices: [{ body: { ...authorized, eventId: 'e'.repeat(1_000) }, status: 400 }],
    leaves: open,
  },
  {
    kind: 'huge',
    what: 'a notice of 100,000 characters',
    notices: [{ body: { ...authorized, more: 'x'.repeat(100_000) }, status: 413 }],
    leaves: open,
  },
  {
    kind: 'twice',
    what: 'a notice sent again',
    notices: [
      { body: authorized, status: 200 },
      { body: authorized, status: 200 },
    ],
    leaves: placed,
  },
  {
    kind: 'twice',
    what: 'a notice sent twice at once',
    atOnce: true,
    notices: [
      { body: authorized, status: 200 },
      { body: authorized, status: 200 },
    ],
    leaves: placed,
  },
  {
    kind: 'twice',
    what: 'two notices of one authorization at once',
    atOnce: true,
    notices: [
      { body: authorized, status: 200 },
      { body: { ...authorized, eventId: '@otherKey' }, status: 200 },
    ],
    leaves: placed,
  },
  {
    kind: 'twice',
    what: 'an event that tells something else the second time',
    notices: [
      { body: authorized, status: 200 },
      { body: { ...authorized, kind: 'DECLINED' }, status: 200 },
    ],
    leaves: placed,
  },
  {
    kind: 'wrong order',
    what: 'a refusal after the authorization',
    notices: [
      { body: authorized, status: 200 },
      { body: declined, status: 200 },
    ],
    leaves: placed,
  },
  {
    kind: 'wrong order',
    what: 'an authorization after the refusal, which is given back',
    notices: [
      { body: declined, status: 200 },
      { body: authorized, status: 200 },
    ],
    leaves: { '@waiting': { order: 'ABORTED', payment: 'VOIDED' } },
  },
  {
    kind: 'wrong order',
    what: 'a refusal of what was captured',
    notices: [{ body: { ...declined, providerKey: '@order.intent' }, status: 200 }],
    leaves: paid,
  },
  {
    kind: 'wrong order',
    what: 'an authorization of an order that was canceled',
    first: {
      as: 'alice',
      mutation: 'cancelOrder',
      input: { idempotencyKey: '@otherKey', orderId: '@order', reason: 'no' },
    },
    notices: [{ body: { ...authorized, providerKey: '@order.intent' }, status: 200 }],
    leaves: { '@order': { order: 'CANCELED', payment: 'CAPTURED' } },
  },
  {
    kind: "another's id",
    what: 'a notice of another order’s payment',
    notices: [{ body: bobs, status: 200 }],
    leaves: { ...open, '@bobWaiting': { order: 'PLACED', payment: 'CAPTURED' } },
  },
  {
    kind: "another's id",
    what: 'the event of one order’s payment for another',
    notices: [
      { body: bobs, status: 200 },
      { body: authorized, status: 200 },
    ],
    leaves: { ...open, '@bobWaiting': { order: 'PLACED', payment: 'CAPTURED' } },
  },
  {
    kind: "another's id",
    what: 'a notice of nobody’s payment',
    notices: [{ body: { ...authorized, providerKey: 'pay_unknown' }, status: 200 }],
    leaves: open,
  },
];

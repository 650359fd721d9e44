import { type HostileRoute, HUGE_BODY, NOT_UTF8, post } from './hostile-route.ts';

const SOMEBODY = 'cus_01890000-0000-7000-8000-000000000000';
const WEBHOOK = '/webhooks/payments/test';
const NOTICE = JSON.stringify({ eventId: 'e', providerKey: 'p', status: 'CAPTURED', amount: '1.00' });

/** A touchpoint that is taken, with what makes it one that is not. */
const touchpoint = (more: object) =>
  JSON.stringify({
    touchpoints: [{ occurredAt: '2026-11-01T09:00:00Z', channel: 'WEB', kind: 'visit', anonymousId: 'a', ...more }],
  });

const owners = 'is decided by the domain that owns the address: see the two that follow';

/** What the gateway hands on to a domain as it came. */
export const HANDED_ON: Readonly<Record<string, HostileRoute>> = {
  forward: {
    requests: [
      { kind: 'malformed', what: 'an address of nobody', path: '/ingest/everything', init: post('{}'), status: 404 },
      {
        kind: 'malformed',
        what: 'a way to another',
        path: '/ingest/..%2fgraphql',
        init: post('{}'),
        status: [400, 404],
      },
      {
        kind: 'huge',
        what: 'an address of 10,000 characters',
        path: `/ingest/${'a'.repeat(10_000)}`,
        init: post('{}'),
        status: [400, 404, 414],
      },
      { kind: 'wrong type', what: 'a look', path: '/ingest/everything', status: [404, 405] },
    ],
    notApplicable: {
      unauthorised: owners,
      "another's id": owners,
      'wrong order': owners,
    },
  },
  '/ingest/touchpoints': {
    requests: [
      { kind: 'wrong type', what: 'a look', path: '/ingest/touchpoints', status: 405 },
      {
        kind: 'malformed',
        what: 'what is no JSON',
        path: '/ingest/touchpoints',
        init: post('{"touchpoints":'),
        status: 400,
      },
      {
        kind: 'malformed',
        what: 'bytes that are not UTF-8',
        path: '/ingest/touchpoints',
        init: post(NOT_UTF8),
        status: 400,
      },
      { kind: 'huge', what: 'two megabytes', path: '/ingest/touchpoints', init: post(HUGE_BODY), status: 413 },
      { kind: 'wrong type', what: 'a number', path: '/ingest/touchpoints', init: post('7'), status: 400 },
      {
        kind: 'wrong type',
        what: 'touchpoints that are none',
        path: '/ingest/touchpoints',
        init: post('{"touchpoints":[1,null,{}]}'),
        status: 400,
      },
      {
        kind: 'huge',
        what: 'a channel of 100,000 characters',
        path: '/ingest/touchpoints',
        init: post(touchpoint({ channel: 'x'.repeat(100_000) })),
        status: 400,
      },
      {
        kind: 'unauthorised',
        what: 'a customer named by a stranger',
        path: '/ingest/touchpoints',
        init: post(touchpoint({ customerId: SOMEBODY })),
        status: 400,
      },
      {
        kind: "another's id",
        what: 'a customer named by another',
        path: '/ingest/touchpoints',
        init: post(touchpoint({ customerId: SOMEBODY })),
        as: 'bob',
        status: 400,
      },
      {
        kind: "another's id",
        what: 'a customer’s id for an anonymous one',
        path: '/ingest/touchpoints',
        init: post(touchpoint({ anonymousId: SOMEBODY })),
        status: 400,
      },
      {
        kind: 'wrong order',
        what: 'what happens in the year 2099',
        path: '/ingest/touchpoints',
        init: post(touchpoint({ occurredAt: '2099-01-01T00:00:00Z' })),
        status: 400,
      },
      {
        kind: 'wrong order',
        what: 'what happened in the year 1',
        path: '/ingest/touchpoints',
        init: post(touchpoint({ occurredAt: '0001-01-01T00:00:00Z' })),
        status: 400,
      },
    ],
  },
  '/webhooks/payments/': {
    requests: [
      { kind: 'wrong type', what: 'a look', path: WEBHOOK, status: 405 },
      { kind: 'unauthorised', what: 'a notice that nobody signed', path: WEBHOOK, init: post(NOTICE), status: 401 },
      {
        kind: 'unauthorised',
        what: 'a notice with what others call a signature',
        path: WEBHOOK,
        init: {
          ...post(NOTICE),
          headers: {
            'content-type': 'application/json',
            'x-signature': 'ff',
            'x-test-signature': 'ff',
            signature: 'ff',
          },
        },
        status: 401,
      },
      {
        kind: 'malformed',
        what: 'a signature that is none',
        path: WEBHOOK,
        init: { ...post(NOTICE), headers: { 'x-payment-signature': 't=x,v1=ff' } },
        status: 401,
      },
      {
        kind: 'malformed',
        what: 'bytes that are not UTF-8, unsigned',
        path: WEBHOOK,
        init: post(NOT_UTF8),
        status: [400, 401],
      },
      { kind: 'huge', what: 'two megabytes', path: WEBHOOK, init: post(HUGE_BODY), status: 413 },
      {
        kind: "another's id",
        what: 'a provider that is none',
        path: '/webhooks/payments/mallory',
        init: post(NOTICE),
        status: 404,
      },
      {
        kind: 'malformed',
        what: 'a provider called as a prototype',
        path: '/webhooks/payments/__proto__',
        init: post(NOTICE),
        status: 404,
      },
      {
        kind: 'unauthorised',
        what: 'a till, which sends none',
        path: '/webhooks/payments/till',
        init: post(NOTICE),
        status: [401, 404],
      },
      {
        kind: 'wrong order',
        what: 'an answer to no question',
        path: `${WEBHOOK}/action`,
        init: post('{"clientSecret":"guess","outcome":"confirm"}'),
        status: 404,
      },
      {
        kind: 'malformed',
        what: 'an answer that is none',
        path: `${WEBHOOK}/action`,
        init: post('{"outcome":"steal"}'),
        status: 400,
      },
      { kind: 'malformed', what: 'what lies beside', path: `${WEBHOOK}/refund-all`, init: post('{}'), status: 404 },
    ],
  },
};

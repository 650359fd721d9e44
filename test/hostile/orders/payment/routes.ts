import { type HostileRoutes, HUGE_BODY, NOT_UTF8, post } from '../../hostile-route.ts';

const WEBHOOK = '/webhooks/payments/test';
const NOTICE = JSON.stringify({ eventId: 'e', providerKey: 'p', status: 'CAPTURED', amount: '1.00' });

export const paymentRoutes: HostileRoutes = {
  '/webhooks/payments/': {
    requests: [
      { kind: 'wrong type', what: 'a look', path: WEBHOOK, status: 405 },
      { kind: 'unauthorized', what: 'a notice that nobody signed', path: WEBHOOK, init: post(NOTICE), status: 401 },
      {
        kind: 'unauthorized',
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
        kind: 'unauthorized',
        what: 'the POS provider, which sends none',
        path: '/webhooks/payments/pos',
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

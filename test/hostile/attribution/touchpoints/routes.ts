import { type HostileRoutes, HUGE_BODY, NOT_UTF8, post } from '../../hostile-route.ts';
import { unknownId } from '../../values.ts';

const SOMEBODY = unknownId('cus');

/** A touchpoint that is taken, with what makes it one that is not. */
const touchpoint = (more: object) =>
  JSON.stringify({
    touchpoints: [{ occurredAt: '2026-11-01T09:00:00Z', channel: 'WEB', kind: 'visit', anonymousId: 'a', ...more }],
  });

/** What a browser sends of its own. */
const beacon = (more: object) =>
  JSON.stringify({
    touchpoints: [{ occurredAt: '2026-11-01T09:00:00Z', channel: 'WEB', kind: 'PAGE_VIEW', ...more }],
  });

export const touchpointRoutes: HostileRoutes = {
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
        kind: 'unauthorized',
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
        what: 'what happens in the year 2099, which is booked at receipt',
        path: '/ingest/touchpoints',
        init: post(touchpoint({ occurredAt: '2099-01-01T00:00:00Z' })),
        status: 202,
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
  '/beacon': {
    requests: [
      { kind: 'wrong type', what: 'a look', path: '/beacon', status: 405 },
      { kind: 'malformed', what: 'what is no JSON', path: '/beacon', init: post('{"touchpoints":'), status: 400 },
      { kind: 'malformed', what: 'bytes that are not UTF-8', path: '/beacon', init: post(NOT_UTF8), status: 400 },
      { kind: 'huge', what: 'two megabytes', path: '/beacon', init: post(HUGE_BODY), status: 413 },
      {
        kind: 'huge',
        what: '65 KB',
        path: '/beacon',
        init: post(beacon({ page: 'x'.repeat(65 * 1024) })),
        status: 413,
      },
      {
        kind: 'huge',
        what: '101 moments',
        path: '/beacon',
        init: post(JSON.stringify({ touchpoints: Array(101).fill({}) })),
        status: 400,
      },
      {
        kind: 'wrong type',
        what: 'moments that are none',
        path: '/beacon',
        init: post('{"touchpoints":[1,null,{}]}'),
        status: 400,
      },
      {
        kind: 'unauthorized',
        what: 'a token that nobody signed',
        path: '/beacon',
        init: {
          ...post(beacon({})),
          headers: { 'content-type': 'application/json', authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
        },
        status: 401,
      },
      {
        kind: 'unauthorized',
        what: 'a page of an origin that the operator did not list',
        path: '/beacon',
        init: { ...post(beacon({})), headers: { 'content-type': 'text/plain', origin: 'https://evil.example' } },
        status: 403,
      },
      {
        kind: "another's id",
        what: 'a customer claimed by a stranger, which is not read',
        path: '/beacon',
        init: post(beacon({ customerId: SOMEBODY, anonymousId: SOMEBODY })),
        status: 202,
      },
      {
        kind: 'wrong order',
        what: 'what happened in the year 1',
        path: '/beacon',
        init: post(beacon({ occurredAt: '0001-01-01T00:00:00Z' })),
        status: 400,
      },
    ],
  },
};

import { type HostileRoutes, HUGE_BODY, NOT_UTF8, post } from '../../hostile-route.ts';
import { unknownId } from '../../values.ts';

const SOMEBODY = unknownId('cus');

/** A touchpoint that is taken, with what makes it one that is not. */
const touchpoint = (more: object) =>
  JSON.stringify({
    touchpoints: [{ occurredAt: '2026-11-01T09:00:00Z', channel: 'WEB', kind: 'visit', anonymousId: 'a', ...more }],
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
};

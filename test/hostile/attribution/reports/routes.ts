import { type HostileRoutes, HUGE_BODY, NOT_UTF8, post } from '../../hostile-route.ts';

const PATH = '/exports/report-rows';
const DAYS = { from: '2026-01-01', before: '2026-02-01' };

/** A file that is asked for well, but for what makes it ill. */
const file = (more: object) => post(JSON.stringify({ form: 'ISO', input: { ...DAYS, ...more } }));

export const reportRoutes: HostileRoutes = {
  [PATH]: {
    requests: [
      { kind: 'wrong type', what: 'a look', path: PATH, as: 'admin', status: 405 },
      { kind: 'wrong type', what: 'a number', path: PATH, init: post('7'), as: 'admin', status: 400 },
      { kind: 'malformed', what: 'what is no JSON', path: PATH, init: post('{"form":'), as: 'admin', status: 400 },
      {
        kind: 'malformed',
        what: 'bytes that are not UTF-8',
        path: PATH,
        init: post(NOT_UTF8),
        as: 'admin',
        status: 400,
      },
      {
        kind: 'malformed',
        what: 'a day that is none',
        path: PATH,
        init: file({ from: '2026-13-99' }),
        as: 'admin',
        status: 400,
      },
      {
        kind: 'malformed',
        what: 'SQL in place of a currency',
        path: PATH,
        init: file({ currencyCode: "EUR' OR 1=1 --" }),
        as: 'admin',
        status: 400,
      },
      {
        kind: 'malformed',
        what: 'a zone that is none',
        path: PATH,
        init: file({ timeZone: "'); DROP" }),
        as: 'admin',
        status: 400,
      },
      { kind: 'huge', what: 'two megabytes', path: PATH, init: post(HUGE_BODY), as: 'admin', status: 413 },
      {
        kind: 'huge',
        what: 'two thousand channels',
        path: PATH,
        init: file({ channelIds: Array.from({ length: 2_000 }, () => 'chn_x') }),
        as: 'admin',
        status: 400,
      },
      {
        kind: 'huge',
        what: 'ten thousand years',
        path: PATH,
        init: file({ from: '0001-01-01', before: '9999-12-31' }),
        as: 'admin',
        status: 400,
      },
      {
        kind: 'wrong order',
        what: 'a period that ends before it begins',
        path: PATH,
        init: file({ before: '2025-01-01' }),
        as: 'admin',
        status: 400,
      },
      { kind: 'unauthorized', what: 'nobody signed in', path: PATH, init: file({}), status: 401 },
      { kind: 'unauthorized', what: 'a customer', path: PATH, init: file({}), as: 'alice', status: 403 },
      {
        kind: "another's id",
        what: 'a row that no report answered with',
        path: PATH,
        init: post(JSON.stringify({ form: 'ISO', drill: 'eyJmcm9tIjoiMjAyNi0wMS0wMSJ9.AAAA' })),
        as: 'admin',
        status: 400,
      },
    ],
  },
};

import { type HostileRoutes, HUGE_BODY, NOT_UTF8, post } from '../../hostile-route.ts';

const PATH = '/exports/figure-rows';

/** The rows of a key that no figure came with. */
const file = (more: object = {}) =>
  post(JSON.stringify({ form: 'ISO', drill: 'eyJmcm9tIjoiMjAyNi0wMS0wMSJ9.AAAA', ...more }));

export const figureRowRoutes: HostileRoutes = {
  [PATH]: {
    requests: [
      { kind: 'wrong type', what: 'a look', path: PATH, as: 'admin', status: 405 },
      { kind: 'wrong type', what: 'a number', path: PATH, init: post('7'), as: 'admin', status: 400 },
      {
        kind: 'wrong type',
        what: 'a key that is a list',
        path: PATH,
        init: file({ drill: [] }),
        as: 'admin',
        status: 400,
      },
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
        what: 'SQL in place of a form',
        path: PATH,
        init: file({ form: "'); DROP" }),
        as: 'admin',
        status: 400,
      },
      { kind: 'huge', what: 'two megabytes', path: PATH, init: post(HUGE_BODY), as: 'admin', status: 413 },
      { kind: 'wrong order', what: 'a key before any report', path: PATH, init: file(), as: 'admin', status: 400 },
      { kind: 'unauthorized', what: 'nobody signed in', path: PATH, init: file(), status: 401 },
      { kind: 'unauthorized', what: 'a customer', path: PATH, init: file(), as: 'alice', status: 403 },
      {
        kind: "another's id",
        what: 'a figure that no report answered with',
        path: PATH,
        init: file(),
        as: 'admin',
        status: 400,
      },
    ],
  },
};

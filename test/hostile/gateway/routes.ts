import {
  type HostileRequest,
  type HostileRoute,
  type HostileRoutes,
  HUGE_BODY,
  NOT_UTF8,
  post,
} from '../hostile-route.ts';

const TRAVERSALS = ['..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '%00', '..%5c..%5cpackage.json', '%ff'];

const owners = 'is decided by the domain that owns the address: see the two that follow';

/** Reasons that several routes share. */
const everybody = 'answers everybody the same, and tells nothing of anybody';
const readOnly = 'only reads: there is no order to keep';

/** Files of a folder: read only, and nothing outside of it. A folder not built yet says so; of pages the app has its own. */
function ofFolder(prefix: string): HostileRoute {
  return {
    requests: [
      { kind: 'wrong type', what: 'a body', path: `${prefix}/`, init: post('{}'), status: 405 },
      {
        kind: 'wrong type',
        what: 'an attempt to delete',
        path: `${prefix}/index.html`,
        init: { method: 'DELETE' },
        status: 405,
      },
      ...TRAVERSALS.map(
        (way): HostileRequest => ({
          kind: 'malformed',
          what: `a way out, ${way}`,
          path: `${prefix}/${way}`,
          status: way.length > 3 ? [400, 404, 503] : [200, 400, 404, 503],
        }),
      ),
      {
        kind: 'huge',
        what: 'a name of 10,000 characters',
        path: `${prefix}/${'a'.repeat(10_000)}.js`,
        status: [400, 404, 414, 503],
      },
    ],
    notApplicable: { unauthorized: everybody, "another's id": everybody, 'wrong order': readOnly },
  };
}

export const gatewayRoutes: HostileRoutes = {
  index: {
    requests: [
      { kind: 'wrong type', what: 'a body', path: '/', init: post('{}'), status: 405 },
      { kind: 'malformed', what: 'half of an escape', path: '/?%E0%A4%A', status: 200 },
      {
        kind: 'huge',
        what: 'a question of 10,000 characters',
        path: `/?${'a'.repeat(10_000)}`,
        status: [200, 414, 431],
      },
    ],
    notApplicable: { unauthorized: everybody, "another's id": everybody, 'wrong order': readOnly },
  },
  graphql: {
    requests: [
      { kind: 'wrong type', what: 'an attempt to delete', path: '/graphql', init: { method: 'DELETE' }, status: 405 },
      { kind: 'wrong type', what: 'a number for a query', path: '/graphql', init: post('{"query":7}'), status: 400 },
      { kind: 'huge', what: 'brackets in brackets', path: '/graphql', init: post('['.repeat(100_000)), status: 400 },
      { kind: 'malformed', what: 'bytes that are not UTF-8', path: '/graphql', init: post(NOT_UTF8), status: 400 },
      { kind: 'huge', what: 'two megabytes', path: '/graphql', init: post(HUGE_BODY), status: 413 },
      {
        kind: 'unauthorized',
        what: 'a token that nobody signed',
        path: '/graphql',
        init: {
          ...post('{"query":"{ channels { code } }"}'),
          headers: { 'content-type': 'application/json', authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
        },
        status: 401,
      },
      {
        kind: 'malformed',
        what: 'variables that would change a prototype',
        path: '/graphql',
        init: post(
          '{"query":"query ($n: Int) { products(first: $n) { edges { cursor } } }","variables":{"__proto__":{"n":"x"}}}',
        ),
        status: [200, 400],
      },
      {
        kind: 'wrong type',
        what: 'a file',
        path: '/graphql',
        init: post('--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'),
        status: 415,
      },
      {
        kind: 'wrong order',
        what: 'the hash of an operation that was never sent',
        path: '/graphql',
        init: post(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`),
        status: [200, 400, 404],
      },
    ],
    notApplicable: { "another's id": 'stands in the table of mutations, one by one' },
  },
  health: {
    requests: [
      { kind: 'wrong type', what: 'a body', path: '/health/live', init: post('{}'), status: 405 },
      {
        kind: 'wrong type',
        what: 'an attempt to delete',
        path: '/health/ready',
        init: { method: 'DELETE' },
        status: 405,
      },
      { kind: 'malformed', what: 'another address', path: '/health/secrets', status: 404 },
      {
        kind: 'huge',
        what: 'a question of 10,000 characters',
        path: `/health/live?${'a'.repeat(10_000)}`,
        status: [200, 400, 414, 431],
      },
    ],
    notApplicable: { unauthorized: everybody, "another's id": everybody, 'wrong order': readOnly },
  },
  metrics: {
    requests: [
      { kind: 'wrong type', what: 'a body', path: '/metrics', init: post('{}'), status: 405 },
      { kind: 'malformed', what: 'what lies below', path: '/metrics/..%2fsecrets.json', status: 404 },
      {
        kind: 'huge',
        what: 'a question of 10,000 characters',
        path: `/metrics?${'a'.repeat(10_000)}`,
        status: [200, 400, 414, 431],
      },
    ],
    notApplicable: {
      unauthorized: 'is open unless METRICS_TOKEN is set, which the gateway’s contract tests try',
      "another's id": everybody,
      'wrong order': readOnly,
    },
  },
  schema: {
    requests: [
      { kind: 'wrong type', what: 'a body', path: '/schema/storefront.graphql', init: post('{}'), status: 405 },
      {
        kind: 'wrong type',
        what: 'an attempt to delete',
        path: '/schema/storefront.graphql',
        init: { method: 'DELETE' },
        status: 405,
      },
      {
        kind: "another's id",
        what: 'a file of the folder that is not published',
        path: '/schema/supergraph.graphql',
        status: 404,
      },
      { kind: "another's id", what: 'a name that every object has', path: '/schema/constructor', status: 404 },
      ...TRAVERSALS.map(
        (way): HostileRequest => ({
          kind: 'malformed',
          what: `a way out, ${way}`,
          path: `/schema/${way}`,
          status: [400, 404],
        }),
      ),
      {
        kind: 'huge',
        what: 'a name of 10,000 characters',
        path: `/schema/${'a'.repeat(10_000)}.graphql`,
        status: [400, 404, 414],
      },
    ],
    notApplicable: { unauthorized: everybody, 'wrong order': readOnly },
  },
  stream: {
    requests: [
      { kind: 'wrong type', what: 'a body', path: '/stream?topics=inventory', init: post('{}'), status: 405 },
      { kind: 'unauthorized', what: 'nobody signed in', path: '/stream?topics=inventory', status: 401 },
      {
        kind: 'unauthorized',
        what: 'a customer who would receive the changes of all customers',
        path: '/stream?topics=customers',
        as: 'alice',
        status: 404,
      },
      { kind: 'malformed', what: 'no topic', path: '/stream', as: 'admin', status: 400 },
      {
        kind: "another's id",
        what: 'a topic that is not there',
        path: '/stream?topics=secrets',
        as: 'admin',
        status: 404,
      },
      {
        kind: 'huge',
        what: '2,000 topics',
        path: `/stream?topics=${Array.from({ length: 2_000 }, (_, n) => `t${n}`).join()}`,
        as: 'admin',
        status: [400, 404],
      },
    ],
    notApplicable: { 'wrong order': 'begins when it is asked for, and has no past to ask for' },
  },
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
      unauthorized: owners,
      "another's id": owners,
      'wrong order': owners,
    },
  },
  account: ofFolder('/account'),
  admin: ofFolder('/admin'),
  explorer: ofFolder('/explorer'),
  storefront: ofFolder('/storefront'),
  none: {
    requests: [
      { kind: 'malformed', what: 'a file of the machine', path: '/etc/passwd', status: 404 },
      { kind: 'malformed', what: 'the folder above', path: '/%2e%2e/%2e%2e/etc/passwd', status: [400, 404] },
      { kind: 'unauthorized', what: 'the secrets', path: '/data/secrets.json', status: 404 },
      {
        kind: 'unauthorized',
        what: 'an internal port',
        path: '/internal/graphql',
        init: post('{"query":"{ __typename }"}'),
        status: 404,
      },
      { kind: 'malformed', what: 'half of an escape', path: '/%E0%A4%A', status: [400, 404] },
      { kind: 'huge', what: 'an address of 10,000 characters', path: `/${'a'.repeat(10_000)}`, status: [404, 414] },
      { kind: 'wrong type', what: 'a body', path: '/nothing', init: post('{}'), status: [404, 405] },
    ],
    notApplicable: { "another's id": 'there is nothing', 'wrong order': 'there is nothing' },
  },
};

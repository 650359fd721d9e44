/** One hostile request: what is sent, and the statuses that refuse it or do no harm. */
export interface HostileRequest {
  readonly what: string;
  readonly path: string;
  readonly init?: RequestInit;
  /** Sends the token of somebody at head office along. */
  readonly asAdmin?: boolean;
  readonly status: number | readonly number[];
}

const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
});
const NOT_UTF8 = new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]);
const HUGE = 'x'.repeat(2 * 1024 * 1024);
const WEBHOOK = '/webhooks/payments/test';
const NOTICE = JSON.stringify({ eventId: 'e', providerKey: 'p', status: 'CAPTURED', amount: '1.00' });
const TRAVERSALS = ['..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '%00', '..%5c..%5cpackage.json', '%ff'];

/** Files of a folder: read only, and nothing outside of it. A folder not built yet says so; of pages the app has its own. */
function ofFolder(prefix: string): HostileRequest[] {
  return [
    { what: 'a body', path: `${prefix}/`, init: post('{}'), status: 405 },
    { what: 'an attempt to delete', path: `${prefix}/index.html`, init: { method: 'DELETE' }, status: 405 },
    ...TRAVERSALS.map((way) => ({
      what: `a way out, ${way}`,
      path: `${prefix}/${way}`,
      status: way.length > 3 ? [400, 404, 503] : [200, 400, 404, 503],
    })),
    { what: 'a name of 10,000 characters', path: `${prefix}/${'a'.repeat(10_000)}.js`, status: [400, 404, 414, 503] },
  ];
}

/** Every route of the gateway by its name, and by its address where several share one; what `/graphql` itself is sent
 * beyond this stands in the gateway's own contract tests. */
export const HOSTILE_ROUTES: Readonly<Record<string, readonly HostileRequest[]>> = {
  graphql: [
    { what: 'an attempt to delete', path: '/graphql', init: { method: 'DELETE' }, status: 405 },
    { what: 'brackets in brackets', path: '/graphql', init: post('['.repeat(100_000)), status: 400 },
    { what: 'bytes that are not UTF-8', path: '/graphql', init: post(NOT_UTF8), status: 400 },
    { what: 'two megabytes', path: '/graphql', init: post(HUGE), status: 413 },
    {
      what: 'a token that nobody signed',
      path: '/graphql',
      init: {
        ...post('{"query":"{ channels { code } }"}'),
        headers: { 'content-type': 'application/json', authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
      },
      status: 401,
    },
    {
      what: 'variables that would change a prototype',
      path: '/graphql',
      init: post(
        '{"query":"query ($n: Int) { products(first: $n) { edges { cursor } } }","variables":{"__proto__":{"n":"x"}}}',
      ),
      status: [200, 400],
    },
    {
      what: 'a file',
      path: '/graphql',
      init: post('--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'),
      status: 415,
    },
  ],
  health: [
    { what: 'a body', path: '/health/live', init: post('{}'), status: 405 },
    { what: 'an attempt to delete', path: '/health/ready', init: { method: 'DELETE' }, status: 405 },
    { what: 'another address', path: '/health/secrets', status: 404 },
  ],
  metrics: [
    { what: 'a body', path: '/metrics', init: post('{}'), status: 405 },
    { what: 'what lies below', path: '/metrics/..%2fsecrets.json', status: 404 },
  ],
  stream: [
    { what: 'a body', path: '/stream?topics=inventory', init: post('{}'), status: 405 },
    { what: 'nobody signed in', path: '/stream?topics=inventory', status: 401 },
    { what: 'no topic', path: '/stream', asAdmin: true, status: 400 },
    { what: 'a topic that is not there', path: '/stream?topics=secrets', asAdmin: true, status: 404 },
    {
      what: '2,000 topics',
      path: `/stream?topics=${Array.from({ length: 2_000 }, (_, n) => `t${n}`).join()}`,
      asAdmin: true,
      status: [400, 404],
    },
  ],
  forward: [{ what: 'an address of nobody', path: '/ingest/everything', init: post('{}'), status: 404 }],
  '/ingest/touchpoints': [
    { what: 'a look', path: '/ingest/touchpoints', status: 405 },
    { what: 'what is no JSON', path: '/ingest/touchpoints', init: post('{"touchpoints":'), status: 400 },
    { what: 'bytes that are not UTF-8', path: '/ingest/touchpoints', init: post(NOT_UTF8), status: 400 },
    { what: 'two megabytes', path: '/ingest/touchpoints', init: post(HUGE), status: 413 },
    { what: 'a number', path: '/ingest/touchpoints', init: post('7'), status: 400 },
    {
      what: 'touchpoints that are none',
      path: '/ingest/touchpoints',
      init: post('{"touchpoints":[1,null,{}]}'),
      status: 400,
    },
  ],
  '/webhooks/payments/': [
    { what: 'a look', path: WEBHOOK, status: 405 },
    { what: 'a notice that nobody signed', path: WEBHOOK, init: post(NOTICE), status: 401 },
    {
      what: 'a notice signed by somebody else',
      path: WEBHOOK,
      init: {
        ...post(NOTICE),
        headers: { 'content-type': 'application/json', 'x-signature': 'ff', 'x-test-signature': 'ff', signature: 'ff' },
      },
      status: 401,
    },
    { what: 'bytes that are not UTF-8, unsigned', path: WEBHOOK, init: post(NOT_UTF8), status: [400, 401] },
    { what: 'two megabytes', path: WEBHOOK, init: post(HUGE), status: 413 },
    { what: 'a provider that is none', path: '/webhooks/payments/mallory', init: post(NOTICE), status: 404 },
    { what: 'a provider called as a prototype', path: '/webhooks/payments/__proto__', init: post(NOTICE), status: 404 },
    {
      what: 'an answer to no question',
      path: `${WEBHOOK}/action`,
      init: post('{"clientSecret":"guess","outcome":"confirm"}'),
      status: 404,
    },
    { what: 'an answer that is none', path: `${WEBHOOK}/action`, init: post('{"outcome":"steal"}'), status: 400 },
    { what: 'what lies beside', path: `${WEBHOOK}/refund-all`, init: post('{}'), status: 404 },
  ],
  admin: ofFolder('/admin'),
  explorer: ofFolder('/explorer'),
  none: [
    { what: 'a file of the machine', path: '/etc/passwd', status: 404 },
    { what: 'the folder above', path: '/%2e%2e/%2e%2e/etc/passwd', status: [400, 404] },
    { what: 'the secrets', path: '/data/secrets.json', status: 404 },
    { what: 'an internal port', path: '/internal/graphql', init: post('{"query":"{ __typename }"}'), status: 404 },
    { what: 'half of an escape', path: '/%E0%A4%A', status: [400, 404] },
  ],
};

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../../gateway/gateway.ts';
import { ERROR_CODES } from '../../../gateway/request/error-codes.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { fixtureDomains } from '../fixture/fixture-domains.ts';
import {
  ask,
  CREDENTIAL,
  customersPorts,
  type GraphAnswer,
  send,
  startFixtureGateway,
} from '../fixture/fixture-gateway.ts';

/** Section 10 of the API's rules, word for word. */
const CLOSED_LIST = `BAD_REQUEST GRAPHQL_PARSE_FAILED GRAPHQL_VALIDATION_FAILED BAD_USER_INPUT INVALID_CONTEXT
  PERSISTED_QUERY_NOT_FOUND PERSISTED_QUERY_NOT_SUPPORTED OPERATION_TOO_LARGE OPERATION_TOO_COSTLY
  OPERATION_NOT_SAFELISTED UNAUTHENTICATED FORBIDDEN RATE_LIMITED UNAVAILABLE DEADLINE_EXCEEDED INTERNAL_SERVER_ERROR`;

const fixture = fixtureDomains();
let gateway: RunningGateway;
let strict: RunningGateway;
beforeAll(async () => {
  // Keys that nobody has signed with: every token is a bad one.
  const ports = customersPorts(async () => ({ keys: [] }));
  gateway = await startFixtureGateway(fixture.subgraphs, { ports, env: { SUBGRAPH_TIMEOUT_MS: '100' } });
  const env = { PASSERELLE_MODE: 'production', GATEWAY_CREDENTIAL: CREDENTIAL, RATE_LIMIT_PER_SECOND: '0' };
  strict = await startFixtureGateway(fixture.subgraphs, {
    env: { ...env, SAFELIST_ONLY: 'true', RATE_LIMIT_SENSITIVE_PER_MINUTE: '1' },
  });
});
afterAll(async () => {
  await Promise.all([gateway.close(), strict.close()]);
});

const kinds = ['query', 'mutation'] as const;
const french = { 'accept-language': 'fr-FR, en;q=0.5' };
const first = ({ errors }: GraphAnswer) => errors?.[0];
const codeOf = (answer: GraphAnswer) => first(answer)?.extensions['code'];
const fail = (kind: string, failure: string, headers: Record<string, string> = {}) =>
  ask(gateway, `${kind} { failAs(kind: "${failure}") }`, {}, headers);
const hash = (digits: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: digits.repeat(64) } } });

describe('the codes of errors', () => {
  it('are a closed list, published with their statuses', async () => {
    const published = JSON.parse(await readFile(inProject('schema', 'errors.json'), 'utf8')) as object;
    expect(Object.keys(published)).toEqual(CLOSED_LIST.split(/\s+/));
    expect(published).toEqual(ERROR_CODES);
  });
});

describe.each(kinds)('a %s', (kind) => {
  it.each([
    ['unauthenticated', 'UNAUTHENTICATED'],
    ['forbidden', 'FORBIDDEN'],
    ['unavailable', 'UNAVAILABLE'],
    ['late', 'DEADLINE_EXCEEDED'],
    ['validation', 'BAD_USER_INPUT'],
    ['fault', 'INTERNAL_SERVER_ERROR'],
  ])('that fails as %s has a null and the code %s beside it', async (failure, code) => {
    const answer = await fail(kind, failure);
    expect([answer.status, answer.data, answer.errors?.length]).toEqual([200, { failAs: null }, 1]);
    const { isRetryable } = ERROR_CODES[code as keyof typeof ERROR_CODES];
    expect(first(answer)).toMatchObject({ path: ['failAs'], extensions: { code, isRetryable } });
    expect(answer.text).not.toMatch(/hunter2|10\.0\.0\.7|redis|catalog|serviceName|retryable"/);
  });

  it('says which argument it does not take', async () => {
    expect(first(await fail(kind, 'validation'))?.extensions['issues']).toMatchObject([
      { path: ['kind'], issueCode: 'NOT_ALLOWED', message: 'must be another' },
    ]);
  });

  const wrong: ReadonlyArray<readonly [string, string, Record<string, unknown>]> = [
    ['GRAPHQL_PARSE_FAILED', '{ failAs', {}],
    ['GRAPHQL_VALIDATION_FAILED', '{ failsAs(kind: "x") }', {}],
    ['OPERATION_TOO_LARGE', `{ ${'failAs(kind: "x") '.repeat(40)} }`, {}],
    ['BAD_USER_INPUT', '($k: String!) { failAs(kind: $k) }', { k: 7 }],
    ['BAD_USER_INPUT', '($k: String!) { failAs(kind: $k) }', {}],
  ];
  it.each(wrong)('is refused with 400 and %s: %s %o', async (code, document, variables) => {
    const answer = await ask(gateway, `${kind} ${document}`, variables);
    expect([answer.status, answer.data, codeOf(answer)]).toEqual([400, undefined, code]);
  });

  it('is refused with 401 by a bad token, and nothing is run', async () => {
    const answer = await ask(gateway, `${kind} { failAs(kind: "x") }`, {}, { authorization: 'Bearer no.to.ken' });
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('runs where committed operations alone do only if it is one', async () => {
    expect(codeOf(await ask(strict, `${kind} { failAs(kind: "x") }`))).toBe('OPERATION_NOT_SAFELISTED');
  });
});

describe('what an error says besides its code', () => {
  it('of a variable: its places, what is wrong there, and no name that could be guessed', async () => {
    const answer = await ask(
      gateway,
      'query ($first: Int, $kind: String!) { products(first: $first) { id } failAs(kind: $kind) }',
      {
        first: 'many',
      },
    );
    expect(first(answer)).toMatchObject({
      message: 'The variable $first is not valid.',
      extensions: {
        issues: [
          { path: ['first'], issueCode: 'INVALID_FORMAT', message: expect.stringContaining('Int') },
          { path: ['kind'], issueCode: 'REQUIRED', message: 'is required' },
        ],
      },
    });
  });

  it('of one too dear: the cost and the limit', async () => {
    const answer = await ask(gateway, '{ products(first: 100000) { id } }');
    expect(first(answer)?.extensions).toMatchObject({ code: 'OPERATION_TOO_COSTLY', cost: 100_000, limit: 50_000 });
  });

  it('of one too large: the limit', async () => {
    const answer = await ask(gateway, `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: hello`).join(' ')} }`);
    expect(first(answer)?.extensions).toMatchObject({ code: 'OPERATION_TOO_LARGE', limit: 30 });
  });

  it('of too many attempts: how long to wait, in the header too', async () => {
    const guarded = await startFixtureGateway(fixture.subgraphs, { env: { RATE_LIMIT_SENSITIVE_PER_MINUTE: '1' } });
    await ask(guarded, '{ giftCard(code: "1") }');
    const answer = await ask(guarded, '{ giftCard(code: "2") }');
    const seconds = first(answer)?.extensions['retryAfterSeconds'];
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, String(seconds)]);
    await guarded.close();
  });

  it('of a document by its id: the words of the protocol, in any language', async () => {
    const unknown = await send(gateway, JSON.stringify(hash('0')), french);
    expect([codeOf(unknown), first(unknown)?.message]).toEqual(['PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound']);
    const never = await send(strict, JSON.stringify(hash('0')), french);
    expect(codeOf(never)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });
});

describe('messages', () => {
  it.each(['unauthenticated', 'forbidden', 'unavailable', 'late', 'fault'])(
    'are in the language that was asked for: %s',
    async (failure) => {
      const [english, other] = [await fail('query', failure), await fail('query', failure, french)];
      expect(first(other)?.message).toMatch(/[éà’]|Connectez/);
      expect(first(other)?.message).not.toBe(first(english)?.message);
    },
  );

  it('tell where a document cannot be read, not how a parser calls it', async () => {
    const { errors } = await ask(gateway, '{ hello');
    expect(errors?.[0]?.message).toBe('The document cannot be read at line 1, column 8.');
    const inFrench = await ask(gateway, '{ hello', {}, french);
    expect(first(inFrench)?.message).toBe('Le document est illisible à la ligne 1, colonne 8.');
  });

  it('say every other refusal in French too', async () => {
    const refused = [
      await ask(gateway, '{ nothing }', {}, french),
      await ask(gateway, '{ products(first: 100000) { id } }', {}, french),
      await ask(gateway, 'query A { hello } query B { hello }', {}, french),
      await send(gateway, '[]', french),
      await send(gateway, '{}', { ...french, 'content-type': 'text/plain' }),
    ];
    for (const answer of refused) expect(first(answer)?.message).toMatch(/document|opération|Envoyez/);
  });

  it('offer no name of the schema in production, through variables neither', async () => {
    const open = await startFixtureGateway(fixture.subgraphs, {
      env: { PASSERELLE_MODE: 'production', GATEWAY_CREDENTIAL: CREDENTIAL },
    });
    const answers = [
      await ask(open, '{ helo }'),
      await ask(open, 'query ($f: Filter) { find(filter: $f) }', { f: { titel: 'x', kind: 'GOD' } }),
      await ask(open, '{ __schema { types { name } } }'),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(400);
      expect(text).not.toMatch(/Did you mean|hello|title|GOOD|Apollo/);
    }
    await open.close();
  });
});

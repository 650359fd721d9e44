import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { frameMessages } from '../i18n/frame-messages.ts';
import { createClient, type TokenSource } from './client.ts';
import { codeOf, statusOf, toHttpError } from './errors.ts';
import type { TypedDocument } from './typed-document.ts';

/** Answers, in order, what each test has put here. */
let answers: { status: number; body: string }[];
let seenTokens: (string | undefined)[];
const server = createServer((request, response) => {
  seenTokens.push(request.headers.authorization);
  const answer = answers.shift() ?? { status: 500, body: 'nothing left' };
  request.resume().on('end', () => response.writeHead(answer.status).end(answer.body));
});

const read: TypedDocument<{ me: string | null }, Record<never, never>> = {
  operationName: 'viewer',
  query: 'query viewer{me}',
};
const write: typeof read = { operationName: 'save', query: 'mutation save{me}' };
const json = (body: unknown, status = 200) => ({ status, body: JSON.stringify(body) });
const denied = json({ errors: [{ message: 'Sign in', extensions: { code: 'UNAUTHENTICATED' } }] }, 401);

let token: string | null;
let partial: number;
function client(refresh: TokenSource['refresh'] = async () => false) {
  const { port } = server.address() as AddressInfo;
  return createClient(`http://127.0.0.1:${port}/graphql`, { token: () => token, refresh }, () => {
    partial += 1;
  });
}

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());
beforeEach(() => {
  answers = [];
  seenTokens = [];
  token = 'old';
  partial = 0;
});

it('renews an expired session once and sends the request again', async () => {
  answers = [denied, json({ data: { me: 'Isaure' } })];
  const renew = async () => {
    token = 'new';
    return true;
  };
  expect(await client(renew).request(read, {})).toEqual({ me: 'Isaure' });
  expect(seenTokens).toEqual(['Bearer old', 'Bearer new']);
});

it('asks for sign-in when the session cannot be renewed', async () => {
  answers = [denied];
  const error = await client()
    .request(read, {})
    .catch((caught: unknown) => caught);
  expect([statusOf(error), codeOf(error)]).toEqual([401, 'UNAUTHENTICATED']);
});

it('repeats a query once after a broken answer, and a mutation never', async () => {
  answers = [{ status: 502, body: '<html>' }, json({ data: { me: 'Lou' } })];
  expect(await client().request(read, {})).toEqual({ me: 'Lou' });
  answers = [{ status: 502, body: '<html>' }, json({ data: { me: 'Lou' } })];
  const error = await client()
    .request(write, {})
    .catch((caught: unknown) => caught);
  expect([statusOf(error), codeOf(error)]).toEqual([502, 'NETWORK']);
});

it('uses the data that came back when one subgraph failed, and reports the gap', async () => {
  answers = [json({ data: { me: 'Lou' }, errors: [{ message: 'down', path: ['me', 'loyalty'] }] })];
  expect(await client().request(read, {})).toEqual({ me: 'Lou' });
  expect(partial).toBe(1);
});

it('fails when a root field is missing because of an error', async () => {
  answers = [
    json({ data: { me: null }, errors: [{ message: 'down', path: ['me'], extensions: { code: 'UNAVAILABLE' } }] }),
  ];
  const error = await client()
    .request(read, {})
    .catch((caught: unknown) => caught);
  expect([statusOf(error), codeOf(error)]).toEqual([503, 'UNAVAILABLE']);
});

it.each([
  ['DEADLINE_EXCEEDED', 503, 'UNAVAILABLE'],
  ['BAD_USER_INPUT', 422, 'VALIDATION'],
  ['RATE_LIMITED', 429, 'RATE_LIMITED'],
])('has a sentence for what the gateway calls %s', async (code, status, known) => {
  answers = [json({ data: null, errors: [{ message: 'no', extensions: { code } }] })];
  const error = await client()
    .request(read, {})
    .catch((caught: unknown) => caught);
  expect([statusOf(error), codeOf(error), Object.keys(frameMessages.en.errors)]).toEqual([
    status,
    known,
    expect.arrayContaining([known]),
  ]);
});

it('hands field errors to the form under the path of the input', () => {
  const error = toHttpError({
    __typename: 'ValidationError',
    errorCode: 'VALIDATION',
    message: 'invalid',
    issues: [
      { path: ['input', 'title'], message: 'is empty' },
      { path: ['input', 'variants', '1', 'sku'], message: 'is taken' },
    ],
  });
  expect(error.status).toBe(422);
  expect(error.body.errors).toEqual({ title: 'is empty', variants: { 1: { sku: 'is taken' } } });
});

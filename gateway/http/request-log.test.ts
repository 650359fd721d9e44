import { afterEach, expect, it } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { type Exchange, sendJson } from './exchange.ts';
import { type Listener, listen } from './listener.ts';

let listener: Listener | undefined;
afterEach(() => listener?.drain(0));

const lines: string[] = [];
const logger = (quiet: boolean) => createLogger({}, quiet, { write: (line: string) => lines.push(line) });

async function open(quiet: boolean): Promise<string> {
  lines.length = 0;
  listener = await listen(0, '127.0.0.1', {
    routes: [
      {
        name: 'graphql',
        matches: (path) => path.startsWith('/graphql'),
        async answer(exchange: Exchange) {
          exchange.operation = 'Orders';
          sendJson(exchange.response, 200, {});
        },
      },
      {
        name: 'health',
        matches: (path) => path === '/health/live',
        answer: async (e) => sendJson(e.response, 200, {}),
      },
    ],
    isAllowedOrigin: () => false,
    addressOf: () => '203.0.113.7',
    limiter: undefined,
    callerOf: async () => 'somebody',
    metrics: createMetrics(),
    logger: logger(quiet),
  });
  return `http://127.0.0.1:${listener.port}`;
}

it('writes one line a request: id, route, operation, status, duration, and nothing of a person', async () => {
  const url = await open(false);
  await fetch(`${url}/graphql?query={me{email}}&email=camille@example.com`, {
    headers: { authorization: 'Bearer secret', 'x-request-id': 'request-0001' },
  });
  await fetch(`${url}/health/live`);
  await fetch(`${url}/orders/camille`);
  await expect.poll(() => lines.length).toBe(2);
  const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toEqual({
    level: 'info',
    time: expect.any(String),
    requestId: 'request-0001',
    route: 'graphql',
    operation: 'Orders',
    status: 200,
    milliseconds: expect.any(Number),
    message: 'a request was answered',
  });
  expect(second).toMatchObject({ route: 'none', status: 404 });
  expect(lines.join()).not.toMatch(/camille|203\.0|secret|email/);
});

it('writes nothing where only warnings are wanted', async () => {
  const url = await open(true);
  await fetch(`${url}/graphql`);
  expect(lines).toEqual([]);
});

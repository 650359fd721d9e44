import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { readPlainBody } from './body.ts';
import { sendJson } from './exchange.ts';
import { type Listener, listen } from './listener.ts';

let listener: Listener | undefined;
afterEach(() => listener?.drain(0));

/** Sends `text`, then one byte at a time for as long as it is read; answers the status and when it came. */
async function dribble(text: string): Promise<{ status: string; afterMs: number }> {
  listener = await listen(0, '127.0.0.1', {
    routes: [
      {
        name: 'echo',
        matches: () => true,
        answer: async ({ request, response }) => sendJson(response, 200, (await readPlainBody(request, 10_000)).length),
      },
    ],
    isAllowedOrigin: () => false,
    addressOf: () => '127.0.0.1',
    limiter: undefined,
    callerOf: async () => 'nobody',
    metrics: createMetrics(),
    logger: createLogger({}, true),
    timeouts: { headersMs: 300, requestMs: 600 },
  });
  const started = Date.now();
  const socket = connect(listener.port, '127.0.0.1');
  socket.write(text);
  const drip = setInterval(() => socket.writable && socket.write('x'), 50);
  return new Promise((done) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      done({ status: String(data).split('\r\n')[0] ?? '', afterMs: Date.now() - started });
    });
    socket.on('close', () => clearInterval(drip));
  });
}

it.each([
  ['headers', 'POST / HTTP/1.1\r\nhost: shop\r\nx-slow: ', 300],
  ['a body', 'POST / HTTP/1.1\r\nhost: shop\r\ncontent-length: 9000\r\n\r\n', 600],
])('gives nobody a connection forever who sends %s byte by byte', async (_, text, timeoutsMs) => {
  const { status, afterMs } = await dribble(text);
  expect(status).toBe('HTTP/1.1 408 Request Timeout');
  expect(afterMs).toBeGreaterThanOrEqual(timeoutsMs);
});

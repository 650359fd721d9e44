import { expect, it } from 'vitest';
import { createLogger } from '#kernel/request/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { sendJson } from './exchange.ts';
import { listen } from './listener.ts';

it.each([
  { host: undefined, answers: ['127.0.0.1', '[::1]'] },
  { host: '::', answers: ['127.0.0.1', '[::1]'] },
  { host: '::1', answers: ['[::1]'] },
  { host: '127.0.0.1', answers: ['127.0.0.1'] },
])('listens on $host by IPv4 and IPv6 as it says', async ({ host, answers }) => {
  const listener = await listen(0, host, {
    routes: [{ name: 'all', matches: () => true, answer: async ({ response }) => sendJson(response, 200, {}) }],
    isAllowedOrigin: () => false,
    addressOf: () => 'somebody',
    limiter: undefined,
    callerOf: async () => 'somebody',
    metrics: createMetrics(),
    logger: createLogger({}, true),
  });
  try {
    for (const address of ['127.0.0.1', '[::1]']) {
      const status = await fetch(`http://${address}:${listener.port}/`).then(
        ({ status }) => status,
        () => 'nobody',
      );
      expect([address, status]).toEqual([address, answers.includes(address) ? 200 : 'nobody']);
    }
  } finally {
    await listener.drain(0);
  }
});

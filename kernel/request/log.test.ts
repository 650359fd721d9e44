import { describe, expect, test } from 'vitest';
import { createLogger, type Logger } from './log.ts';

function capture(bound = {}, quiet = false): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  return { logger: createLogger(bound, quiet, { write: (line) => lines.push(line) }), lines };
}

describe('createLogger', () => {
  test('writes one JSON object a line, with the bound fields and those of the line', () => {
    const { logger, lines } = capture({ service: 'gateway' });
    logger.child({ domain: 'orders' }).warn('late', { waitedMs: 12, at: new Date(0), nothing: undefined });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    const { time, ...line } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/);
    expect(line).toEqual({
      level: 'warn',
      message: 'late',
      service: 'gateway',
      domain: 'orders',
      waitedMs: 12,
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  test('describes errors, under any name and at any depth', () => {
    const { logger, lines } = capture();
    logger.error('failed', { error: new TypeError('no'), attempts: [{ reason: new Error('lost') }] });
    const line = JSON.parse(lines[0] ?? '') as { error: { stack: string }; attempts: unknown };
    expect(line.error).toMatchObject({ name: 'TypeError', message: 'no' });
    expect(line.error.stack).toContain('log.test.ts');
    expect(line.attempts).toEqual([{ reason: expect.objectContaining({ message: 'lost' }) }]);
  });

  test('a quiet logger and its children write warnings and errors alone', () => {
    const { logger, lines } = capture({}, true);
    logger.info('hidden');
    logger.child({ a: 1 }).info('hidden');
    logger.warn('shown');
    expect(lines).toHaveLength(1);
  });

  test.each([
    { password: 'hunter2' },
    { passwordHash: 'hunter2' },
    { gatewayCredential: 'hunter2' },
    { refreshToken: 'hunter2' },
    { headers: { authorization: 'hunter2', 'set-cookie': ['hunter2'] } },
    { clientSecret: { value: 'hunter2' } },
    { SESSION_SIGNING_KEY: 'hunter2' },
    { url: 'postgresql://passerelle_orders:hunter2@localhost:5432/passerelle' },
    { header: 'Bearer hunter2' },
    { error: new Error('cannot connect to postgresql://orders:hunter2@db/passerelle') },
    { list: [{ deep: { token: 'hunter2' } }] },
  ])('writes no secret: %j', (fields) => {
    const { logger, lines } = capture(fields);
    logger.error('failed', fields);
    logger.child(fields).error('failed');
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines.join('')).toContain('[redacted]');
  });

  test('survives what JSON cannot hold', () => {
    const { logger, lines } = capture();
    const circle: Record<string, unknown> = { count: 3n };
    circle['self'] = circle;
    logger.error('failed', circle);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', message: 'failed' });
  });
});

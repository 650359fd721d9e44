import { expect, it } from 'vitest';
import { SERVICE_DESK, visit } from '../../testing/touchpoints.ts';
import { frameBatch, readFrames } from './batch-frame.ts';
import { readTouchpoints } from './touchpoint.ts';

function batch(key: string, count: number): string {
  const points = Array.from({ length: count }, (_, index) => visit({ id: `${key}_${index}`, source: 'Café ☕' }));
  return frameBatch(
    key,
    readTouchpoints(key, points, { actor: SERVICE_DESK, nowMs: Date.parse('2026-06-15T12:00:00Z') }).rows,
  );
}
const keysOf = (bytes: Buffer): string[] => readFrames(bytes.toString('utf8')).batches.map(({ key }) => key);

const first = Buffer.from(batch('first', 3));
const second = Buffer.from(batch('second', 2));
const both = Buffer.concat([first, second]);

it('reads a batch when every byte of it is there, and not before', () => {
  for (let byte = 0; byte <= both.length; byte++) {
    const expected = byte < first.length ? [] : byte < both.length ? ['first'] : ['first', 'second'];
    expect(keysOf(both.subarray(0, byte)), `torn at byte ${byte}`).toEqual(expected);
  }
});

it('reads no batch of which a byte is another', () => {
  for (let byte = 0; byte < first.length; byte++) {
    const changed = Buffer.from(first);
    changed[byte] = (changed[byte] ?? 0) ^ 0x01;
    expect(keysOf(changed), `changed at byte ${byte}`).toEqual([]);
  }
});

it('reads a batch that lies behind a torn one, wherever that was torn', () => {
  for (let byte = 0; byte < first.length; byte++) {
    const torn = Buffer.concat([first.subarray(0, byte), Buffer.from('\n'), second]);
    expect(keysOf(torn), `torn at byte ${byte}`).toEqual(byte === first.length - 1 ? ['first', 'second'] : ['second']);
  }
});

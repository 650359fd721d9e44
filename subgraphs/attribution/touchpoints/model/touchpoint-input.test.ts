import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPoint } from './touchpoint-input.ts';

/** The same instant twice: the second form is always read by the schema alone. */
const UTC = '2026-06-15T11:59:00Z';
const BY_SCHEMA = '2026-06-15T11:59:00+00:00';

const TEXTS = ['source', 'campaign', 'anonymousId', 'page', 'device', 'userAgent', 'storeId'];
const FLAGS = ['isRepeat', 'isBot', 'consent'];

/** Texts of every kind that a sender may write, and what is none. */
const text = fc.oneof(
  fc.string({ maxLength: 130 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    ' left',
    'right ',
    'é',
    '\u00a0blank',
    'no\u0000thing',
    '\ud800',
    'a'.repeat(60),
    'a'.repeat(61),
  ),
  fc.constantFrom(null, undefined, 1, true, {}),
);
const moment = fc.record(
  {
    ...Object.fromEntries(['id', 'channel', 'kind', ...TEXTS].map((name) => [name, text])),
    ...Object.fromEntries(FLAGS.map((name) => [name, fc.constantFrom(true, false, null, undefined, 'yes')])),
  },
  { requiredKeys: [] },
);
/** The same, of which little is wrong. */
const likely = fc.tuple(moment, fc.subarray(['id', ...TEXTS, ...FLAGS], { maxLength: 2 })).map(([sent, kept]) => ({
  channel: 'WEB',
  kind: 'PAGE_VIEW',
  ...Object.fromEntries(kept.map((name) => [name, sent[name]])),
}));

describe('a moment as it was sent', () => {
  it('is read alike at a glance and by the schema', () => {
    fc.assert(
      fc.property(fc.oneof(likely, moment), (sent) => {
        const glanced = readPoint({ ...sent, occurredAt: UTC });
        const parsed = readPoint({ ...sent, occurredAt: BY_SCHEMA });
        expect('point' in glanced ? { ...glanced.point, occurredAt: BY_SCHEMA } : glanced).toEqual(
          'point' in parsed ? parsed.point : parsed,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([UTC, '2026-06-15T11:59:00.123Z', BY_SCHEMA, '2024-02-29T23:59:59.999Z'])(
    'may have happened at %s',
    (occurredAt) => {
      expect(readPoint({ occurredAt, channel: 'WEB', kind: 'PAGE_VIEW' })).toMatchObject({ point: { occurredAt } });
    },
  );

  it.each([
    ...[
      '2026-02-30T00:00:00Z',
      '2026-02-29T00:00:00.000Z',
      '2026-06-15T24:00:00Z',
      '2026-06-15T11:59:00',
      '1781524740000',
    ],
    ...['+002026-06-15T11:59Z', 'Mon Jun 15 2026 11:5', '2026-06-15 11:59:00Z', '2026-06-15T11:59:61.000Z'],
  ])('cannot have happened at %s', (occurredAt) => {
    const issue = expect.objectContaining({ path: 'occurredAt', issueCode: 'INVALID_FORMAT' });
    expect(readPoint({ occurredAt, channel: 'WEB', kind: 'PAGE_VIEW' })).toEqual({ issues: [issue] });
  });
});

import { expect, it } from 'vitest';
import { dateReader } from './dates.ts';

it.each([
  ['d/M/yyyy', '1/2/24', undefined],
  ['dd/MM/yy', '1/2/24', undefined],
  ['yyyy-MM-dd', '2024-1-1', undefined],
  ['d/M/yy', '1/2/24 ', undefined],
  ['d/M/yy', '31/2/24', undefined],
  ['d MMM yyyy h:mm a', '5 Jan 2025 0:05 PM', undefined],
  ['d MMM yyyy', '5 Janu 2025', undefined],
  ['d/M/yy', '1/2/68', '2068-01-31T23:00:00.000Z'],
  ['d/M/yy', '1/2/69', '1969-01-31T23:00:00.000Z'],
  ['d MMM yyyy', '5 Sept 2025', '2025-09-04T22:00:00.000Z'],
  ['d MMM yyyy', '5 fevrier 2025', '2025-02-04T23:00:00.000Z'],
  ["yyyy-MM-dd'T'HH:mm:ss.SSS", '2025-07-01T10:00:00.123', '2025-07-01T08:00:00.123Z'],
  ['iso', '2025-07-01T10:00:00+05:30', '2025-07-01T04:30:00.000Z'],
  ['iso', '2025-07-01T10:00:00', undefined],
])('by the format %s, %j is %s', (format, text, instant) => {
  expect(dateReader([format], 'Europe/Paris')(text)?.toISOString()).toBe(instant);
});

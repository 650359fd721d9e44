import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateReader, openCalendar, otherOrder } from './dates.ts';

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
  ['iso', '2025-07-01T10:00:00', '2025-07-01T08:00:00.000Z'],
  ['iso', '2021-05-13 11:01:12 +0200', '2021-05-13T09:01:12.000Z'],
  ['iso', '2021-12-13 11:01:12 +0100', '2021-12-13T10:01:12.000Z'],
  ['iso', '2025-03-01 12:30:00+01:00', '2025-03-01T11:30:00.000Z'],
  ['iso', '2025-03-01 12:30:00 -0500', '2025-03-01T17:30:00.000Z'],
  ['iso', '2012-01-01 11:13:25 UTC', '2012-01-01T11:13:25.000Z'],
  ['iso', '2025-03-01T12:30:00.5Z', '2025-03-01T12:30:00.500Z'],
  ['iso', '2025-03-01 12:30', '2025-03-01T11:30:00.000Z'],
  ['iso', '2025-03-01', '2025-02-28T23:00:00.000Z'],
  ['iso', '2025-03-01t12:30:00z', '2025-03-01T12:30:00.000Z'],
  ['iso', '2025-03-01  9:30:00 GMT', '2025-03-01T09:30:00.000Z'],
  ['iso', '2025-03-01 12:30:00 \u22120500', '2025-03-01T17:30:00.000Z'],
  ['iso', '2025-03-01 12:30:00 PM', undefined],
  ['iso', '2025-02-30 12:30:00 +0100', undefined],
  ['iso', '2025-03-01 12:30:00 +2500', undefined],
  ['d/M/yyyy HH:mm XX', '1/3/2025 12:30 +0530', '2025-03-01T07:00:00.000Z'],
  ['serial', '45384.34789351852', '2024-04-02T06:20:58.000Z'],
  ['serial', '45384', '2024-04-01T22:00:00.000Z'],
  ['serial', '45384,5', '2024-04-02T10:00:00.000Z'],
  ['serial', '12', undefined],
  ['epoch', '1617267600', '2021-04-01T09:00:00.000Z'],
  ['epochMillis', '1617267600123', '2021-04-01T09:00:00.123Z'],
  ['epoch', '1617267600123', undefined],
  ['M/d/yyyy, h:mm a', '3/1/2025, 2:05\u202fPM', '2025-03-01T13:05:00.000Z'],
  ['d/M/yyyy HH:mm', '1/3/2025\u00a014:05', '2025-03-01T13:05:00.000Z'],
  ['iso', '2025-03-01\u00a014:05', '2025-03-01T13:05:00.000Z'],
  ['d/M/yyyy', '\u200e1\u200e/\u200e3\u200e/\u200e2025', '2025-02-28T23:00:00.000Z'],
  ['d MMMM yyyy', '1 aou\u0302t 2025', '2025-07-31T22:00:00.000Z'],
  ['d/M/yyyy', '\uff11/\uff13/2025', '2025-02-28T23:00:00.000Z'],
  ['iso', '0099-05-05', undefined],
  ['d/M/yyyy', '5/5/0024', undefined],
])('by the format %s, %j is %s', (format, text, instant) => {
  expect(dateReader([format], 'Europe/Paris')(text)?.toISOString()).toBe(instant);
});

it.each([
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
  ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z'],
  ['Atlantic/Azores', '2026-03-29', '2026-03-29T01:00:00.000Z'],
  ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
  ['America/New_York', '2026-03-08 02:30', '2026-03-08T07:30:00.000Z'],
  ['Europe/Paris', '2026-03-29 02:30', '2026-03-29T01:30:00.000Z'],
])('in %s, where clocks are put forward over %s, it is %s, on the same day', (zone, text, instant) => {
  const { read, dayOf } = openCalendar(['iso'], zone);
  const moment = read(text);
  expect(moment?.toISOString()).toBe(instant);
  expect(moment && dayOf(moment)).toBe(text.slice(0, 10));
});

/** Apia and Fakaofo have no 30 December 2011. */
it('finds any day of any zone that has it, by its own zone', () => {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => !/Apia|Fakaofo/.test(zone));
  const days = fc.date({
    min: new Date('2010-01-01T00:00:00Z'),
    max: new Date('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.constantFrom(...zones), (date, zone) => {
      const day = date.toISOString().slice(0, 10);
      const { read, dayOf } = openCalendar(['iso'], zone);
      const moment = read(day);
      expect(moment && dayOf(moment)).toBe(day);
    }),
  );
});

it.each([
  [['d/M/yyyy'], '03/14/2025', 'M/d/yyyy'],
  [['iso', 'dd/MM/yyyy HH:mm'], '03/14/2025 10:00', 'MM/dd/yyyy HH:mm'],
  [['M/d/yy'], '31/12/25', 'd/M/yy'],
  [['d/M/yyyy'], '14/03/2025', undefined],
  [['d/M/yyyy', 'M/d/yyyy'], '03/14/2025', undefined],
  [['d/M/yyyy'], '31/14/2025', undefined],
  [['d MMM yyyy'], '3 Xyz 2025', undefined],
  [['yyyy-MM-dd'], '2025-14-03', undefined],
])('by the formats %j, %s is of the other order %s', (formats, text, form) => {
  expect(otherOrder(formats)(text)).toBe(form);
});

/** To the second, in the years that figures know. */
const moments = fc
  .date({ min: new Date('1971-01-02T00:00:00Z'), max: new Date('2199-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1_000) * 1_000));
const pad = (part: number) => String(part).padStart(2, '0');

it('reads any moment back, with whatever offset it is written', () => {
  const quarters = fc.integer({ min: -14 * 4, max: 14 * 4 });
  const forms = fc.constantFrom(
    (wall: string, offset: string) => `${wall}${offset}`,
    (wall: string, offset: string) => `${wall.replace('T', ' ')} ${offset}`,
    (wall: string, offset: string) => `${wall.replace('T', ' ')} ${offset.replace(':', '')}`,
    (wall: string, offset: string) => `${wall}.000${offset.replace(':', '').replace('-', '\u2212')}`,
  );
  fc.assert(
    fc.property(
      moments,
      quarters,
      forms,
      fc.constantFrom('Europe/Paris', 'Asia/Kolkata'),
      (moment, ahead, form, zone) => {
        const minutes = Math.abs(ahead) * 15;
        const offset = `${ahead < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
        const wall = new Date(moment.getTime() + ahead * 15 * 60_000).toISOString().slice(0, 19);
        expect(dateReader(['iso'], zone)(form(wall, offset))).toEqual(moment);
      },
    ),
  );
});

it('reads any day back by its own format, and by no other that would make it another day', () => {
  const formats: Readonly<Record<string, (year: string, month: number, day: number) => string>> = {
    'd/M/yyyy': (year, month, day) => `${day}/${month}/${year}`,
    'M/d/yyyy': (year, month, day) => `${month}/${day}/${year}`,
    'dd.MM.yyyy': (year, month, day) => `${pad(day)}.${pad(month)}.${year}`,
    yyyyMMdd: (year, month, day) => `${year}${pad(month)}${pad(day)}`,
    iso: (year, month, day) => `${year}-${pad(month)}-${pad(day)}`,
  };
  fc.assert(
    fc.property(moments, fc.constantFrom(...Object.keys(formats)), (moment, format) => {
      const day = moment.toISOString().slice(0, 10);
      const [year = '', month, date] = day.split('-');
      const text = formats[format]?.(year, Number(month), Number(date)) ?? '';
      expect(dateReader([format], 'UTC')(text)?.toISOString().slice(0, 10)).toBe(day);
      if (format === 'd/M/yyyy' && Number(date) > 12) expect(dateReader(['M/d/yyyy'], 'UTC')(text)).toBeUndefined();
    }),
  );
});

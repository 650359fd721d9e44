import { expect, it } from 'vitest';
import { timeZoneName } from './time.ts';

it('knows a zone by any case and alias, under one name', () => {
  expect(timeZoneName('Europe/Paris')).toBe('Europe/Paris');
  expect(timeZoneName('europe/paris')).toBe('Europe/Paris');
  expect(timeZoneName('US/Pacific-New')).toBe('America/Los_Angeles');
});

it.each(['', 'Mars/Olympus', '+02:00', '-08', "Europe/Paris'", 'Factory'])('takes "%s" for no zone', (zone) => {
  expect(timeZoneName(zone)).toBeUndefined();
});

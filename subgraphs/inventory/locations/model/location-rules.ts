import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { timeZoneName } from '#kernel/values/time.ts';
import { isPoint, type Point } from './geo.ts';
import type { OpeningHours, SpecialDay } from './opening-hours.ts';

type Optional<T> = T | null | undefined;

/** The parts of a location that come from outside. */
export interface LocationFacts {
  readonly code?: Optional<string>;
  readonly name?: Optional<string>;
  readonly timeZone?: Optional<string>;
  readonly line1?: Optional<string>;
  readonly postalCode?: Optional<string>;
  readonly city?: Optional<string>;
  readonly countryCode?: Optional<string>;
  readonly geo?: Optional<Point>;
  readonly hours?: Optional<readonly OpeningHours[]>;
  readonly specialDays?: Optional<readonly SpecialDay[]>;
}

/** Printable, within its length: PostgreSQL stores no NUL, and control characters cannot be read. */
export function isText(value: string, maxLength: number): boolean {
  return value.length <= maxLength && !/\p{Cc}/u.test(value);
}

const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @throws ValidationError naming each part that breaks a rule; parts that are absent break none. */
export function assertLocationFacts(facts: LocationFacts, prefix = ''): void {
  const issues: FieldIssue[] = [];
  const check = <T>(path: string, value: Optional<T>, holds: (value: T) => boolean, message: string) => {
    if (value !== null && value !== undefined && !holds(value))
      issues.push({ path: `${prefix}${path}`, issueCode: 'NOT_ALLOWED', message });
  };
  check('code', facts.code, (code) => /^[A-Za-z0-9._-]{1,40}$/.test(code), 'must be 1 to 40 letters, digits, . _ or -');
  check('name', facts.name, (name) => name.trim() !== '' && isText(name, 120), 'must be 1 to 120 characters');
  for (const path of ['line1', 'postalCode', 'city'] as const)
    check(path, facts[path], (text) => isText(text, 120), 'must be at most 120 characters');
  check(
    'timeZone',
    facts.timeZone,
    (zone) => timeZoneName(zone) !== undefined,
    'must be an IANA zone such as Europe/Paris',
  );
  check('countryCode', facts.countryCode, (code) => /^[A-Z]{2}$/.test(code), 'must be two capital letters');
  check('geo', facts.geo, isPoint, 'not a point on the Earth');
  check('hours', facts.hours, (hours) => hours.length <= 28, 'must be at most 28');
  check('specialDays', facts.specialDays, (days) => days.length <= 200, 'must be at most 200');
  facts.hours?.forEach(({ dayOfWeek, opens, closes }, index) => {
    check(`hours.${index}.opens`, opens, (time) => LOCAL_TIME.test(time), 'must be a local time "HH:MM"');
    check(`hours.${index}.closes`, closes, (time) => LOCAL_TIME.test(time), 'must be a local time "HH:MM"');
    check(`hours.${index}.dayOfWeek`, dayOfWeek, (day) => day >= 1 && day <= 7, 'must be 1 to 7');
  });
  facts.specialDays?.forEach(({ opens, closes }, index) => {
    check(`specialDays.${index}.opens`, opens, (time) => LOCAL_TIME.test(time), 'must be a local time "HH:MM"');
    check(`specialDays.${index}.closes`, closes, (time) => LOCAL_TIME.test(time), 'must be a local time "HH:MM"');
    check(`specialDays.${index}`, opens === null, (none) => none === (closes === null), 'needs both times or neither');
  });
  const opened = (facts.hours ?? []).map(({ dayOfWeek, opens }) => `${dayOfWeek} ${opens}`);
  check('hours', opened, (keys) => new Set(keys).size === keys.length, 'a day opens twice at the same time');
  const days = (facts.specialDays ?? []).map(({ day }) => day);
  check('specialDays', days, (keys) => new Set(keys).size === keys.length, 'a day is named twice');
  if (issues.length > 0) throw new ValidationError(issues);
}

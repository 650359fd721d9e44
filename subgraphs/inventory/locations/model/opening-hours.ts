/** ISO: 1 Monday to 7 Sunday. @public named by tables.prisma */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Local opening of a weekday; several in one day are possible. */
interface OpeningHours {
  readonly dayOfWeek: DayOfWeek;
  /** "HH:MM", local. */
  readonly opens: string;
  /** "HH:MM", local; at or before `opens` it lies in the next day. */
  readonly closes: string;
}

/** A day that differs from its weekday; without times the location stays closed. */
interface SpecialDay {
  /** "2026-12-25", local. */
  readonly date: string;
  readonly opens: string | null;
  readonly closes: string | null;
}

export interface Schedule {
  readonly timeZone: string;
  readonly openingHours: readonly OpeningHours[];
  readonly specialDays: readonly SpecialDay[];
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localDayAndTime(instant: Date, timeZone: string): { day: string; time: string } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(timeZone, format);
  }
  const [day = '', time = ''] = format.format(instant).split(' ');
  return { day, time };
}

function previousDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function hoursOf(schedule: Schedule, day: string): ReadonlyArray<{ opens: string; closes: string }> {
  const special = schedule.specialDays.find((candidate) => candidate.date === day);
  if (special) {
    return special.opens === null || special.closes === null ? [] : [{ opens: special.opens, closes: special.closes }];
  }
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return schedule.openingHours.filter((hours) => hours.dayOfWeek === weekday);
}

/** Whether a location is open at an instant, by its own zone; opening counts, closing does not. */
export function isOpenAt(schedule: Schedule, instant: Date): boolean {
  const { day, time } = localDayAndTime(instant, schedule.timeZone);
  const today = hoursOf(schedule, day).some(({ opens, closes }) =>
    closes > opens ? time >= opens && time < closes : time >= opens,
  );
  return today || hoursOf(schedule, previousDay(day)).some(({ opens, closes }) => closes <= opens && time < closes);
}

/** A calendar day in the shop's time zone, "2026-11-22"; not an instant. */
export type BusinessDay = string;

const MS_PER_DAY = 86_400_000;

/** The business day on which an instant falls in an IANA zone. */
export function businessDayAt(instant: Date, zone: string): BusinessDay {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const found = new Map(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${found.get('year')}-${found.get('month')}-${found.get('day')}`;
}

export function isBusinessDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromSerial(toSerial(text)) === text;
}

export function addDays(day: BusinessDay, days: number): BusinessDay {
  return fromSerial(toSerial(day) + days);
}

/** Days from `first` (included) to `second` (excluded). */
export function daysBetween(first: BusinessDay, second: BusinessDay): number {
  return toSerial(second) - toSerial(first);
}

/** Monday, as ISO weeks and French retail count. */
export function startOfWeek(day: BusinessDay): BusinessDay {
  // 1970-01-01 was a Thursday, three days after a Monday.
  return addDays(day, -((((toSerial(day) + 3) % 7) + 7) % 7));
}

export function startOfMonth(day: BusinessDay): BusinessDay {
  return `${day.slice(0, 7)}-01`;
}

export function startOfQuarter(day: BusinessDay): BusinessDay {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

export function startOfYear(day: BusinessDay): BusinessDay {
  return `${day.slice(0, 4)}-01-01`;
}

/** A day as an instant for `Intl` formatting with `timeZone: 'UTC'`; never sent to the server. */
export function asUtcDate(day: BusinessDay): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Days since 1970-01-01; NaN for what is no date. */
function toSerial(day: BusinessDay): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

function fromSerial(serial: number): BusinessDay {
  return Number.isFinite(serial) ? new Date(serial * MS_PER_DAY).toISOString().slice(0, 10) : '';
}

import type { DayOfWeek, LocationResult, UpdateLocationInput } from '../../../api/generated/inventory/locations.ts';

type ReadLocation = NonNullable<LocationResult['location']>;

/** In the order of a week. */
export const DAYS: readonly DayOfWeek[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

/** From opening to closing, "10:00" to "19:00". */
interface Hours {
  readonly opens?: string | null;
  readonly closes?: string | null;
}

interface SpecialDay extends Hours {
  readonly date?: string | null;
}

/** The values of the form of a location: text as typed, its hours by weekday. */
export type LocationForm = Omit<ReadLocation, 'openingHours' | 'specialDays' | 'coordinates'> & {
  readonly latitude?: number | string | null;
  readonly longitude?: number | string | null;
  readonly week: { readonly [Day in DayOfWeek]?: readonly Hours[] };
  readonly specialDays: readonly SpecialDay[];
};

export function toForm({ openingHours, coordinates, ...location }: ReadLocation): LocationForm {
  const hoursOf = (day: DayOfWeek) =>
    openingHours.filter(({ dayOfWeek }) => dayOfWeek === day).map(({ opens, closes }) => ({ opens, closes }));
  return {
    ...location,
    latitude: coordinates?.latitude ?? null,
    longitude: coordinates?.longitude ?? null,
    week: Object.fromEntries(DAYS.map((day) => [day, hoursOf(day)])),
  };
}

/** The whole address and every hour are written as the form has them; a location that has another `version` by now is refused. */
export function toLocationInput(form: LocationForm): UpdateLocationInput {
  const { id, version, name, timeZone, address, latitude, longitude, isActive, offersPickup, shipsOrders } = form;
  const coordinates =
    isBlank(latitude) && isBlank(longitude)
      ? {}
      : { coordinates: { latitude: Number(latitude), longitude: Number(longitude) } };
  return {
    ...{ locationId: id, expectedVersion: version, name: name.trim(), timeZone: timeZone.trim() },
    ...{ isActive, offersPickup, shipsOrders },
    address: { ...trimmed(address), ...coordinates },
    openingHours: DAYS.flatMap((day) =>
      (form.week[day] ?? []).map(({ opens, closes }) => ({ dayOfWeek: day, opens: opens ?? '', closes: closes ?? '' })),
    ),
    specialDays: form.specialDays.map(({ date, opens, closes }) => ({
      date: date ?? '',
      opens: opens || null,
      closes: closes || null,
    })),
  };
}

/** The form has the degrees beside the address. */
export function toLocationField(path: string): string {
  return path.replace(/^address\.coordinates\./, '');
}

function isBlank(typed: number | string | null | undefined): boolean {
  return typed === undefined || typed === null || typed === '';
}

/** Without what no longer stands in a field. */
function trimmed(address: ReadLocation['address']) {
  return Object.fromEntries(
    Object.entries(address).flatMap(([part, text]) => (text?.trim() ? [[part, text.trim()]] : [])),
  );
}

import type {
  CreateLocationInput,
  DayOfWeek,
  LocationKind,
  LocationResult,
  UpdateLocationInput,
} from '../../../api/generated/inventory/locations.ts';

type ReadLocation = NonNullable<LocationResult['location']>;

/** In the order in which they are offered. */
export const LOCATION_KINDS: readonly LocationKind[] = ['STORE', 'WAREHOUSE'];

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
export type LocationForm = Omit<ReadLocation, 'openingHours' | 'specialDays' | 'coordinates' | 'catchment'> & {
  /** As typed: separated by spaces, commas or semicolons. */
  readonly catchment?: string | null;
  readonly latitude?: number | string | null;
  readonly longitude?: number | string | null;
  readonly week: { readonly [Day in DayOfWeek]?: readonly Hours[] };
  readonly specialDays: readonly SpecialDay[];
};

export function toForm({ openingHours, coordinates, catchment, ...location }: ReadLocation): LocationForm {
  const hoursOf = (day: DayOfWeek) =>
    openingHours.filter(({ dayOfWeek }) => dayOfWeek === day).map(({ opens, closes }) => ({ opens, closes }));
  return {
    ...location,
    catchment: catchment.join(', '),
    latitude: coordinates?.latitude ?? null,
    longitude: coordinates?.longitude ?? null,
    week: Object.fromEntries(DAYS.map((day) => [day, hoursOf(day)])),
  };
}

/** The values of the form of a new location. */
export interface NewLocation extends Pick<LocationForm, Exclude<Shared, 'address'> | 'kind'> {
  readonly address: Partial<ReadLocation['address']>;
  readonly code?: string | null;
  /** One a form: sent twice, it opens one location. */
  readonly idempotencyKey: string;
}

/** What both forms have. */
type Shared =
  | 'name'
  | 'timeZone'
  | 'address'
  | 'latitude'
  | 'longitude'
  | 'offersPickup'
  | 'shipsOrders'
  | 'catchment'
  | 'week'
  | 'specialDays';

/** A store in the zone of the shop, closed until it has hours. */
export function blankLocation(timeZone: string): Omit<NewLocation, 'idempotencyKey'> {
  return {
    ...{ code: '', name: '', kind: 'STORE', timeZone, latitude: '', longitude: '' },
    ...{ offersPickup: true, shipsOrders: false, catchment: '', address: {}, week: {}, specialDays: [] },
  };
}

export function toNewLocationInput({ code, kind, idempotencyKey, ...form }: NewLocation): CreateLocationInput {
  return { ...toFields(form), code: (code ?? '').trim(), kind, idempotencyKey };
}

/** The whole address and every hour are written as the form has them; a location that has another `version` by now is refused. */
export function toLocationInput({ id, version, isActive, ...form }: LocationForm): UpdateLocationInput {
  return { ...toFields(form), locationId: id, expectedVersion: version, isActive };
}

function toFields(form: Omit<NewLocation, 'code' | 'kind' | 'idempotencyKey'>) {
  const { name, timeZone, address, latitude, longitude, offersPickup, shipsOrders } = form;
  const coordinates =
    isBlank(latitude) && isBlank(longitude)
      ? {}
      : { coordinates: { latitude: Number(latitude), longitude: Number(longitude) } };
  return {
    ...{ name: (name ?? '').trim(), timeZone: (timeZone ?? '').trim(), offersPickup, shipsOrders },
    catchment: (form.catchment ?? '').split(/[\s,;]+/).filter((code) => code !== ''),
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
function trimmed(address: Partial<ReadLocation['address']>) {
  return Object.fromEntries(
    Object.entries(address).flatMap(([part, text]) => (text?.trim() ? [[part, text.trim()]] : [])),
  );
}

import { z } from 'zod';
import { isPlainText } from '#kernel/values/text.ts';
import { timeZoneName } from '#kernel/values/time.ts';
import { addressSchema, plainPostalCode, wholeAddress } from '../../../shared/address.ts';
import { idField } from '../../../shared/id-field.ts';
import type { DayOfWeek } from './opening-hours.ts';

/** Most opening hours of a week, and most special days. */
const MAX_HOURS = 28;
const MAX_SPECIAL_DAYS = 200;
/** Most postal codes and beginnings of a catchment. */
const MAX_CATCHMENT = 500;

const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const localTime = z.string().regex(LOCAL_TIME, 'must be a local time "HH:MM"');

const openingHours = z.object({
  dayOfWeek: z
    .int()
    .min(1)
    .max(7)
    .transform((day) => day as DayOfWeek),
  opens: localTime,
  closes: localTime,
});
const specialDay = z
  .object({ date: z.iso.date(), opens: localTime.nullish(), closes: localTime.nullish() })
  .transform(({ date, opens, closes }) => ({ date, opens: opens ?? null, closes: closes ?? null }))
  .refine(({ opens, closes }) => (opens === null) === (closes === null), 'needs both times or neither');

const areDistinct =
  <Entry>(keyOf: (entry: Entry) => string) =>
  (entries: readonly Entry[]) =>
    new Set(entries.map(keyOf)).size === entries.length;

const fields = {
  name: z.string().max(120).refine(isPlainText, 'must not hold control characters').trim().min(1),
  timeZone: z.string().refine((zone) => timeZoneName(zone) !== undefined, 'must be an IANA zone such as Europe/Paris'),
  /** The letter's part and the map's are kept apart, since a location answers them apart. */
  address: addressSchema.transform(({ coordinates, ...parts }) => ({
    parts: wholeAddress(parts),
    coordinates: coordinates ?? null,
  })),
  openingHours: z
    .array(openingHours)
    .max(MAX_HOURS)
    .refine(
      areDistinct(({ dayOfWeek, opens }: { dayOfWeek: DayOfWeek; opens: string }) => `${dayOfWeek} ${opens}`),
      'a day opens twice at the same time',
    ),
  specialDays: z
    .array(specialDay)
    .max(MAX_SPECIAL_DAYS)
    .refine(
      areDistinct(({ date }: { date: string }) => date),
      'a day is named twice',
    ),
  /** The same twice is one; "75 011" is "75011". */
  catchment: z
    .array(
      z
        .string()
        .max(20)
        .transform(plainPostalCode)
        .refine((code) => code.length > 0, 'must be a postal code or its beginning'),
    )
    .max(MAX_CATCHMENT)
    .transform((codes) => [...new Set(codes)].sort()),
  isActive: z.boolean(),
  offersPickup: z.boolean(),
  shipsOrders: z.boolean(),
};

const CODE = /^[A-Za-z0-9._-]{1,40}$/;

/** True for what can be the code of a location: what names it to machines and people, unique and never changed. */
export function isLocationCode(raw: string): boolean {
  return CODE.test(raw);
}

const NOWHERE = { parts: wholeAddress({}), coordinates: null };

/** A location to make. */
export const newLocationSchema = z.object({
  code: z.string().regex(CODE, 'must be 1 to 40 letters, digits, . _ or -'),
  name: fields.name,
  kind: z.enum(['WAREHOUSE', 'STORE']),
  timeZone: fields.timeZone,
  address: fields.address.nullish(),
  openingHours: fields.openingHours.nullish(),
  specialDays: fields.specialDays.nullish(),
  catchment: fields.catchment.nullish(),
  offersPickup: fields.offersPickup.nullish(),
  shipsOrders: fields.shipsOrders.nullish(),
});
export type NewLocationInput = z.input<typeof newLocationSchema>;
export type NewLocation = z.infer<typeof newLocationSchema>;

/** A field that may be left out, and not be emptied. */
const kept = <Field extends z.ZodType>(field: Field) =>
  field
    .nullish()
    .refine((given) => given !== null, 'must not be empty')
    .transform((given) => given ?? undefined);
/** A field that may be left out, or emptied by null. */
const cleared = <Field extends z.ZodType>(field: Field, empty: z.infer<Field>) =>
  field.nullish().transform((given) => (given === null ? empty : given));

/** What changes of a location: what is left out stays, null clears what may be empty. */
export const locationChangeSchema = z.object({
  locationId: idField('loc'),
  name: kept(fields.name),
  timeZone: kept(fields.timeZone),
  address: cleared(fields.address, NOWHERE),
  openingHours: cleared(fields.openingHours, []),
  specialDays: cleared(fields.specialDays, []),
  catchment: cleared(fields.catchment, []),
  isActive: kept(fields.isActive),
  offersPickup: kept(fields.offersPickup),
  shipsOrders: kept(fields.shipsOrders),
  expectedVersion: z.int().nullish(),
});
export type LocationChangeInput = z.input<typeof locationChangeSchema>;
export type LocationChange = z.infer<typeof locationChangeSchema>;

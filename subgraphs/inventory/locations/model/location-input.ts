import type { LocationChange } from '../store/location-writes.ts';
import type { Point } from './geo.ts';
import type { Address } from './location.ts';
import type { OpeningHours, SpecialDay } from './opening-hours.ts';

type Optional<T> = T | null | undefined;

/** A location's parts as a client gives them; null and absent both mean "left out". */
export interface LocationInput {
  readonly name?: Optional<string>;
  readonly timeZone?: Optional<string>;
  readonly address?: Optional<{ readonly [Part in keyof Address]?: Optional<string> }>;
  readonly geo?: Optional<Point>;
  readonly hours?: Optional<readonly OpeningHours[]>;
  readonly specialDays?: Optional<
    ReadonlyArray<{ readonly day: string; readonly opens?: Optional<string>; readonly closes?: Optional<string> }>
  >;
  readonly active?: Optional<boolean>;
  readonly pickupEnabled?: Optional<boolean>;
  readonly shipFromStore?: Optional<boolean>;
}

/** What is to be stored; an address that is given is replaced as a whole. */
export function toFacts(input: LocationInput): LocationChange {
  const { address } = input;
  const specialDays: SpecialDay[] | undefined = input.specialDays?.map(({ day, opens, closes }) => ({
    day,
    opens: opens ?? null,
    closes: closes ?? null,
  }));
  return {
    name: input.name ?? undefined,
    timeZone: input.timeZone ?? undefined,
    address: address
      ? {
          line1: address.line1 ?? null,
          postalCode: address.postalCode ?? null,
          city: address.city ?? null,
          countryCode: address.countryCode ?? null,
        }
      : undefined,
    geo: input.geo ?? undefined,
    hours: input.hours ?? undefined,
    specialDays,
    active: input.active ?? undefined,
    pickupEnabled: input.pickupEnabled ?? undefined,
    shipFromStore: input.shipFromStore ?? undefined,
  };
}

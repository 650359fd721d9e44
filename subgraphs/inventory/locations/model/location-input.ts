import type { Point } from './geo.ts';
import type { Address, LocationKind } from './location.ts';
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

/** Parts of a location to store; what is undefined stays as it is. */
export interface LocationChange {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly address?: Address | undefined;
  readonly geo?: Point | undefined;
  readonly hours?: readonly OpeningHours[] | undefined;
  readonly specialDays?: readonly SpecialDay[] | undefined;
  readonly active?: boolean | undefined;
  readonly pickupEnabled?: boolean | undefined;
  readonly shipFromStore?: boolean | undefined;
}

/** A location to make, where its code is new. */
export interface NewLocation {
  readonly code: string;
  readonly name: string;
  readonly kind: LocationKind;
  readonly timeZone: string;
  readonly line1?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly countryCode?: string | null | undefined;
  readonly geo?: Point | null | undefined;
  readonly pickupEnabled?: boolean | null | undefined;
  readonly shipFromStore?: boolean | null | undefined;
  readonly hours?: readonly OpeningHours[] | null | undefined;
  readonly specialDays?: readonly SpecialDay[] | null | undefined;
}

/** The parts to store; an address that is given is replaced as a whole. */
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

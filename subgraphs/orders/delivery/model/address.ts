/** @public named by tables.prisma. */
export interface Address {
  readonly name?: string | undefined;
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly postalCode: string;
  readonly city: string;
  readonly countryCode: string;
  readonly phone?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
}

/** Where the address lies, for the nearest store that ships; null when it does not say. */
export function coordinatesOf(address: Address | null): { latitude: number; longitude: number } | null {
  const { latitude, longitude } = address ?? {};
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

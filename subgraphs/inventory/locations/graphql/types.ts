import { addressInputs } from '../../../shared/address-type.ts';
import { builder, connectionType } from '../../builder.ts';
import type { Point } from '../model/geo.ts';
import type { Location } from '../model/location.ts';

export const DayOfWeekType = builder.enumType('DayOfWeek', {
  description: 'A day of the week.',
  values: {
    MONDAY: { value: 1, description: 'Day 1 of the week, as ISO 8601 counts.' },
    TUESDAY: { value: 2, description: 'Day 2 of the week, as ISO 8601 counts.' },
    WEDNESDAY: { value: 3, description: 'Day 3 of the week, as ISO 8601 counts.' },
    THURSDAY: { value: 4, description: 'Day 4 of the week, as ISO 8601 counts.' },
    FRIDAY: { value: 5, description: 'Day 5 of the week, as ISO 8601 counts.' },
    SATURDAY: { value: 6, description: 'Day 6 of the week, as ISO 8601 counts.' },
    SUNDAY: { value: 7, description: 'Day 7 of the week, as ISO 8601 counts.' },
  } as const,
});
export const LocationKindType = builder.enumType('LocationKind', {
  description: 'What a location is for.',
  values: {
    STORE: { description: 'Customers come here; it may also send orders.' },
    WAREHOUSE: { description: 'It sends orders and receives no customers.' },
  } as const,
});

export const GeoPointType = builder.objectRef<Point>('GeoPoint').implement({
  description: 'A point on the Earth, in degrees (WGS 84).',
  fields: (t) => ({
    latitude: t.exposeFloat('latitude', { description: 'Degrees north of the equator, -90 to 90.' }),
    longitude: t.exposeFloat('longitude', { description: 'Degrees east of Greenwich, -180 to 180.' }),
  }),
});

export const { GeoPointInput, AddressInput } = addressInputs(builder);

export const LocationType = builder.objectRef<Location>('Location');
export const LocationConnectionType = connectionType('Location', LocationType);

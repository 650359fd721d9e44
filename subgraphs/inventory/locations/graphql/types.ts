import { builder } from '../../builder.ts';
import type { Point } from '../model/geo.ts';
import type { Location } from '../model/location.ts';

export const DayOfWeekType = builder.enumType('DayOfWeek', {
  description: 'A day of the week.',
  values: {
    MONDAY: { value: 1 },
    TUESDAY: { value: 2 },
    WEDNESDAY: { value: 3 },
    THURSDAY: { value: 4 },
    FRIDAY: { value: 5 },
    SATURDAY: { value: 6 },
    SUNDAY: { value: 7 },
  } as const,
});
export const LocationKindType = builder.enumType('LocationKind', {
  description: 'A WAREHOUSE serves orders, a STORE also customers.',
  values: ['WAREHOUSE', 'STORE'] as const,
});

export const GeoPointType = builder.objectRef<Point>('GeoPoint').implement({
  description: 'A point on the Earth, in degrees (WGS 84).',
  fields: (t) => ({ latitude: t.exposeFloat('latitude'), longitude: t.exposeFloat('longitude') }),
});

export const LocationType = builder.objectRef<Location>('Location');

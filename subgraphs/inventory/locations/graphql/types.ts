import { builder, connectionType } from '../../builder.ts';
import type { Point } from '../model/geo.ts';
import type { Location } from '../model/location.ts';

export const DayOfWeekType = builder.enumType('DayOfWeek', {
  description: 'A day of the week.',
  values: {
    MONDAY: { value: 1, description: 'Monday.' },
    TUESDAY: { value: 2, description: 'Tuesday.' },
    WEDNESDAY: { value: 3, description: 'Wednesday.' },
    THURSDAY: { value: 4, description: 'Thursday.' },
    FRIDAY: { value: 5, description: 'Friday.' },
    SATURDAY: { value: 6, description: 'Saturday.' },
    SUNDAY: { value: 7, description: 'Sunday.' },
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

export const GeoPointInput = builder.inputType('GeoPointInput', {
  description: 'A point on the Earth, in degrees (WGS 84).',
  fields: (t) => ({
    latitude: t.float({ required: true, description: 'Degrees north of the equator, -90 to 90.' }),
    longitude: t.float({ required: true, description: 'Degrees east of Greenwich, -180 to 180.' }),
  }),
});

export const LocationType = builder.objectRef<Location>('Location');
export const LocationConnectionType = connectionType('Location', LocationType);

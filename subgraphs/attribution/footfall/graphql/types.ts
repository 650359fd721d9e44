import { builder } from '../../builder.ts';
import { LocationType } from '../../references.ts';
import type { Footfall, FootfallDay } from '../model/footfall.ts';

const FootfallHourType = builder.objectRef<FootfallDay['hours'][number]>('FootfallHour').implement({
  description: 'How many came into a store in an hour.',
  fields: (t) => ({
    hour: t.exposeInt('hour', { description: "From 0 to 23, in the shop's time zone." }),
    visitors: t.exposeInt('visitors', { description: 'How many were counted.' }),
  }),
});

export const FootfallDayType = builder.objectRef<FootfallDay>('FootfallDay').implement({
  description: 'How many came into a store on a day, as it was stated last.',
  fields: (t) => ({
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null when it cannot be read at the moment.',
      resolve: ({ storeId }) => ({ id: storeId }),
    }),
    date: t.field({ type: 'Date', description: 'The business day.', resolve: ({ day }) => day }),
    visitors: t.exposeInt('visitors', {
      description: 'Of the whole day where it was counted, else the sum of its hours.',
    }),
    hours: t.field({
      type: [FootfallHourType],
      description: 'The hours that were counted, at most 24; none where the count of the whole day holds.',
      resolve: ({ hours }) => [...hours],
    }),
  }),
});

export const FootfallCountType = builder.objectRef<Footfall>('FootfallCount').implement({
  description: 'What was said of a store on a day, or of an hour of it.',
  fields: (t) => ({
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null when it cannot be read at the moment.',
      resolve: ({ storeId }) => ({ id: storeId }),
    }),
    date: t.field({ type: 'Date', description: 'The business day.', resolve: ({ day }) => day }),
    hour: t.exposeInt('hour', {
      nullable: true,
      description: "From 0 to 23, in the shop's time zone; null for the whole day.",
    }),
    visitors: t.exposeInt('visitors', { nullable: true, description: 'How many came; null where it was taken back.' }),
  }),
});

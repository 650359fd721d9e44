import {
  type ServiceQualityResult,
  serviceQualityDocument,
} from '../../../api/generated/attribution/service-quality.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the page shows, read in one operation. */
export type ServiceReport = ServiceQualityResult['serviceQuality'];

export const serviceSource: ReportSource<ServiceReport> = {
  key: ['service-quality'],
  takesSegments: true,
  read: async (client, input, options) =>
    (await client.request(serviceQualityDocument, { input }, options)).serviceQuality,
  frameOf: ({ frame }) => frame,
  isEmpty: ({ cards }) => cards.every(({ n }) => n === 0),
};

/** Which figures stand under which heading. */
export const SECTIONS = {
  promises: ['promise_kept_rate', 'pickup_promise_kept_rate', 'day_promise_kept_rate', 'same_day_promise_kept_rate'],
  stores: ['saved_sales', 'saved_sales_value', 'return_in_store_share', 'exchange_share'],
  answers: [
    'first_response_time',
    'resolution_rate',
    'resolution_time',
    'repeated_context_rate',
    'fitting_room_capture_rate',
  ],
  loyalty: ['points_latency', 'gift_card_cross_use'],
  pickup: ['promise_conversion', 'promise_basket'],
  maturity: ['multichannel_return', 'cross_channel_return', 'omnichannel_return'],
} as const;
export type SectionName = keyof typeof SECTIONS;

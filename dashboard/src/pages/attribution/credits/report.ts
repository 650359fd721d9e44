import { type AttributionResult, attributionDocument } from '../../../api/generated/attribution/credits.ts';
import type { AttributionModel } from '../../../reports/attribution-models.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the attribution page shows, read in one operation. */
export type AttributionAnswer = AttributionResult;
export type AttributionReport = AttributionResult['attributionReport'];
export type SpendReport = NonNullable<AttributionResult['spendReport']>;

export const KEYS = ['CHANNEL', 'CAMPAIGN', 'STORE', 'ASSOCIATE'] as const;
/** Days before an order; the first unless another is chosen. */
export const WINDOWS = ['30', '7', '14', '60', '90'] as const;

export interface AttributionChoice {
  readonly model: AttributionModel;
  readonly compareModel: AttributionModel;
  readonly by: (typeof KEYS)[number];
  readonly windowDays: number;
  /** Staff bound to stores read no spend. */
  readonly withSpend: boolean;
}

export function attributionSource(choice: AttributionChoice): ReportSource<AttributionAnswer> {
  return {
    key: ['attribution', choice],
    takesSegments: true,
    read: (client, input, options) => {
      const spendBy = choice.by === 'CAMPAIGN' ? 'CAMPAIGN' : 'CHANNEL';
      return client.request(attributionDocument, { input, ...choice, spendBy }, options);
    },
    frameOf: ({ attributionReport }) => attributionReport.frame,
    isEmpty: ({ attributionReport: { rows, total } }) => rows.length === 0 && Number(total.orders) === 0,
  };
}

import type { GraphContext } from '#kernel/graphql/builder.ts';
import { channelCodes } from '../../../shared/contexts/find-channel.ts';
import { builder } from '../../builder.ts';
import type { AttributionDeps } from '../../deps.ts';
import { RfmCellInput, RfmGroupType } from '../../segments/graphql/types.ts';
import { segmentOf } from '../../segments/model/segment.ts';
import type { ReportRequest } from '../model/report.ts';

const ReportComparisonType = builder.enumType('ReportComparison', {
  description:
    'The period to compare with. One that holds today is compared with the part of the other that is as far along: as many days, the last of them until the same time of day.',
  values: {
    NONE: { description: 'Nothing.' },
    PREVIOUS_PERIOD: {
      description: 'The period of equal length just before; before whole months, as many whole months.',
    },
    PREVIOUS_WEEK: { description: 'The same weekdays a week before.' },
    PREVIOUS_MONTH: { description: 'The same dates a month before.' },
    PREVIOUS_QUARTER: { description: 'The same dates three months before.' },
    PREVIOUS_YEAR: { description: 'The same dates a year before.' },
    SAME_WEEKDAY_LAST_YEAR: { description: 'The same weekdays, 52 weeks before.' },
  },
});

export const ReportInput = builder.inputType('ReportInput', {
  description: 'A period of business days, half-open, and which facts of it to read.',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true, description: 'The first day; a period has at most 3,660.' }),
    before: t.field({ type: 'Date', required: true, description: 'The first day outside the period.' }),
    timeZone: t.field({ type: 'TimeZone', description: "Of the days; the shop's own when absent." }),
    compare: t.field({
      type: ReportComparisonType,
      defaultValue: 'NONE',
      description: 'What the figures are compared with.',
    }),
    channelIds: t.idList({ description: 'Orders of these channels; all when absent or empty.' }),
    sellingLocationIds: t.idList({
      description: 'Selling stores; all sales, those without a store too, when absent or empty.',
    }),
    segments: t.field({
      type: [RfmGroupType],
      description:
        'Facts of customers of these groups alone, as the grid of this period has them (`customersReport`); of everybody when absent or empty. Reports that are not of customers refuse it.',
    }),
    rfmCells: t.field({
      type: [RfmCellInput],
      description: 'Those of these cells of the grid too, at most 25.',
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'Only facts of this currency are read; the most frequent one of all facts when absent.',
    }),
  }),
});

/** What is asked for, with the codes of its channels, by which facts are kept. */
export async function toReportRequest(
  { channelIds, segments, rfmCells, ...input }: typeof ReportInput.$inferInput,
  { deps, request }: GraphContext<AttributionDeps>,
): Promise<ReportRequest> {
  return {
    ...input,
    channels: channelIds && (await channelCodes(deps.contexts, channelIds, request.actor)),
    segment: segmentOf({ segments, rfmCells }),
  };
}

import { builder, connectionType } from '../../builder.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { CustomerType, OrderType } from '../../references.ts';
import { ReportFrameType } from '../../reports/graphql/types.ts';
import type { CrossChannelReport } from '../model/cross-channel-report.ts';
import type { ConvertedPerson } from '../model/matrix.ts';
import { FlowType } from './flow.ts';
import { ConversionMatrixType } from './matrix.ts';
import { OmniComparisonType } from './omni-comparison.ts';

export { OmniComparisonType };

export const CrossChannelReportType = builder.objectRef<CrossChannelReport>('CrossChannelReport').implement({
  description: 'How people go from one channel to another, computed at once from the same state of the facts.',
  fields: (t) => ({
    frame: t.field({
      type: ReportFrameType,
      description: 'Which days, of which currency, as of when.',
      resolve: ({ frame }) => frame,
    }),
    withinDays: t.exposeInt('withinDays', { description: 'Days after a touch in which a purchase must follow.' }),
    touchesBefore: t.field({
      type: 'Date',
      description: 'Touches from this day on are left out: the days after them are not over.',
      resolve: ({ touchesBefore }) => touchesBefore,
    }),
    cards: t.field({
      type: [MetricValueType],
      description: 'The shares that head the page; one a metric, at most 20.',
      resolve: ({ cards }) => [...cards],
    }),
    matrix: t.field({
      type: ConversionMatrixType,
      description: 'Conversion from each channel to each.',
      resolve: ({ matrix }) => matrix,
    }),
    retention: t.field({
      type: OmniComparisonType,
      description: 'Customers of the period before who bought again in this one.',
      resolve: ({ retention }) => retention,
    }),
    storeOrderValue: t.field({
      type: OmniComparisonType,
      description: 'Average value of orders in stores, ex tax, by customers of several channels and of one.',
      resolve: ({ storeOrderValue }) => storeOrderValue,
    }),
    onlineOrderValue: t.field({
      type: OmniComparisonType,
      description: 'Average value of orders online, ex tax, by customers of several channels and of one.',
      resolve: ({ onlineOrderValue }) => onlineOrderValue,
    }),
    repeatVisits: t.field({
      type: OmniComparisonType,
      description: 'Visits in the half year after a purchase, of customers who bought half a year before the period.',
      resolve: ({ repeatVisits }) => repeatVisits,
    }),
    flow: t.field({
      type: FlowType,
      description: 'Orders of the period from first touch to return.',
      resolve: ({ flow }) => flow,
    }),
  }),
});

const ConvertedPersonType = builder.objectRef<ConvertedPerson>('ConvertedPerson').implement({
  description: 'Somebody behind a cell of the matrix.',
  fields: (t) => ({
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description: 'The person, merged customers as one; null when they cannot be read at the moment.',
      resolve: ({ customerId }) => ({ id: customerId }),
    }),
    touchedOn: t.field({
      type: 'Date',
      description: 'The day of their first touch that a purchase followed.',
      resolve: ({ touchedOn }) => touchedOn,
    }),
    boughtOn: t.field({
      type: 'Date',
      description: 'The day of the first purchase that followed.',
      resolve: ({ boughtOn }) => boughtOn,
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'That purchase; null when it cannot be read at the moment.',
      resolve: ({ orderId }) => ({ id: orderId }),
    }),
  }),
});
export const ConvertedPersonConnectionType = connectionType('ConvertedPerson', ConvertedPersonType, false);

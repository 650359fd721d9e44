import { builder, MoneyType } from '../../builder.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { ReportDimensionType, ReportFrameType, ReportKeyType } from '../../reports/graphql/types.ts';
import { getSalesChange, MAX_MOVERS, type SalesChange } from '../get-sales-change.ts';
import type { ChangeBy, Move, Mover } from '../model/sales-change.ts';

/** A part of a change, with the change that it belongs to. */
type Of<Part> = { readonly part: Part; readonly change: SalesChange };

const amountOf = ({ change }: Of<Move>, minor: bigint) => ({ minor, currency: change.frame.currencyCode });
const contributionOf = ({ part }: Of<Move>): string | null => figureText(part.contribution, 'RATE', '');

const SalesMoveType = builder.interfaceRef<Of<Move>>('SalesMove').implement({
  description: 'How far some sales moved between two periods.',
  fields: (t) => ({
    netSales: t.field({
      type: MoneyType,
      description: 'In the period.',
      resolve: (move) => amountOf(move, move.part.now),
    }),
    previousNetSales: t.field({
      type: MoneyType,
      description: 'In the period compared with.',
      resolve: (move) => amountOf(move, move.part.before),
    }),
    change: t.field({
      type: MoneyType,
      description: 'The one less the other; over all movers and others of a dimension it sums to the change of all.',
      resolve: (move) => amountOf(move, move.part.now - move.part.before),
    }),
    contribution: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The change as a fraction of all net sales before, rounded so that those of a dimension sum to that of all; null where there were none.',
      resolve: contributionOf,
    }),
  }),
});

const SalesMoverType = builder.objectRef<Of<Mover>>('SalesMover').implement({
  description: 'A channel, store or category that moved net sales.',
  interfaces: [SalesMoveType],
  fields: (t) => ({
    key: t.field({ type: ReportKeyType, description: 'Which it is.', resolve: ({ part }) => part.key }),
    isNew: t.boolean({ description: 'It sold nothing before.', resolve: ({ part }) => part.isNew }),
    isGone: t.boolean({ description: 'It sells nothing any more.', resolve: ({ part }) => part.isGone }),
    drill: t.string({
      description: 'Opens the lines of orders of the period, by `reportRows`.',
      resolve: ({ part, change }) => change.drillsOf(part).now,
    }),
    previousDrill: t.string({
      description: 'Opens those of the period compared with.',
      resolve: ({ part, change }) => change.drillsOf(part).before,
    }),
  }),
});

const OtherMoversType = builder.objectRef<Of<NonNullable<ChangeBy['others']>>>('OtherSalesMovers').implement({
  description: 'All that is not named, together.',
  interfaces: [SalesMoveType],
  fields: (t) => ({
    count: t.int({ description: 'How many they are.', resolve: ({ part }) => part.count }),
  }),
});

const WholeMoveType = builder.objectRef<Of<Move>>('WholeSalesMove').implement({
  description: 'The change of all net sales.',
  interfaces: [SalesMoveType],
});

const ChangeByType = builder.objectRef<Of<ChangeBy>>('SalesChangeBy').implement({
  description: 'The change of net sales by one dimension.',
  fields: (t) => ({
    dimension: t.field({
      type: ReportDimensionType,
      description: 'CHANNEL, STORE or CATEGORY.',
      resolve: ({ part }) => part.dimension,
    }),
    risers: t.field({
      type: [SalesMoverType],
      description: `What raised net sales most, the furthest first; at most ${MAX_MOVERS}.`,
      resolve: ({ part, change }) => part.risers.map((mover) => ({ part: mover, change })),
    }),
    fallers: t.field({
      type: [SalesMoverType],
      description: `What lowered net sales most, the furthest first; at most ${MAX_MOVERS}.`,
      resolve: ({ part, change }) => part.fallers.map((mover) => ({ part: mover, change })),
    }),
    others: t.field({
      type: OtherMoversType,
      nullable: true,
      description: 'The rest of the change; null where all are named.',
      resolve: ({ part, change }) => part.others && { part: part.others, change },
    }),
  }),
});

const SalesChangeType = builder.objectRef<SalesChange>('SalesChange').implement({
  description: 'What moved net sales between a period and the one it is compared with.',
  fields: (t) => ({
    frame: t.field({
      type: ReportFrameType,
      description: 'Which days, of which currency, as of when.',
      resolve: ({ frame }) => frame,
    }),
    whole: t.field({
      type: WholeMoveType,
      description: 'All net sales.',
      resolve: (change) => ({ part: change.all, change }),
    }),
    by: t.field({
      type: [ChangeByType],
      description: 'The same change by channel, by store and by category; at most 3.',
      resolve: (change) => change.by.map((part) => ({ part, change })),
    }),
  }),
});

builder.queryField('salesChange', (t) =>
  t.field({
    type: SalesChangeType,
    nullable: true,
    description:
      'What changed most, and what it was made of: how far each channel, store and category moved net sales. Null where nothing is compared. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: {
      input: t.arg({
        type: ReportInput,
        required: true,
        description: 'The period, what it is compared with, and which facts of both.',
      }),
      first: t.arg.int({
        description: `Movers to name of each dimension in either direction, from 1 to ${MAX_MOVERS}; 3 when absent.`,
      }),
    },
    resolve: async (_root, { input, first }, context) =>
      getSalesChange(context.deps, context.request, await toReportRequest(input, context), first ?? 3),
  }),
);

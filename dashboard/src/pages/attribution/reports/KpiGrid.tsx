import { Box } from '@mui/material';
import { KpiCard } from '../../../figures/KpiCard.tsx';
import type { MetricFigure } from '../../../figures/metric.ts';

/** Order on the page; new metrics follow at the end. */
const ORDER = [
  'net_sales',
  'orders',
  'gross_margin',
  'average_order_value',
  'gross_margin_rate',
  'units',
  'multi_channel_share',
  'gross_sales',
  'discounts',
  'returns',
  'return_rate',
];

/** Figures that stand in tables beside their amount, and need no card of their own. */
const WITHOUT_CARD = new Set(['returned_units']);

/** Figures that are sums over the orders of the linked list. */
const DRILLS = new Set(['orders', 'net_sales']);

interface KpiGridProps {
  readonly cards: readonly MetricFigure[];
  readonly currency: string;
  /** The orders behind the sums; null where they cannot be listed. */
  readonly drillTo: string | null;
  readonly isShort: boolean;
}

/** Net sales first and largest, the rest around it. */
export function KpiGrid({ cards, currency, drillTo, isShort }: KpiGridProps) {
  const rank = (card: MetricFigure): number => {
    const index = ORDER.indexOf(card.metric.key);
    return index < 0 ? ORDER.length : index;
  };
  const ordered = cards.filter(({ metric }) => !WITHOUT_CARD.has(metric.key)).sort((a, b) => rank(a) - rank(b));
  return (
    <Box
      sx={{
        display: 'grid',
        gap: { xs: 1, sm: 2 },
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      {ordered.map((card, index) => (
        <Box
          key={card.metric.key}
          sx={index === 0 ? { gridColumn: 'span 2', gridRow: { lg: 'span 2' }, minWidth: 0 } : { minWidth: 0 }}
        >
          <KpiCard
            card={card}
            currency={currency}
            isShort={isShort}
            hero={index === 0}
            drillTo={DRILLS.has(card.metric.key) ? drillTo : null}
          />
        </Box>
      ))}
    </Box>
  );
}

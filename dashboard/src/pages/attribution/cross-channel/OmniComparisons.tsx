import { Box } from '@mui/material';
import { useMessages } from '../../../i18n/use-messages.ts';
import { OmniComparison } from '../../../reports/OmniComparison.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { crossChannelMessages } from './messages.ts';
import type { CrossChannelReport } from './report.ts';

const COMPARED = ['repeatVisits', 'retention', 'storeOrderValue', 'onlineOrderValue'] as const;

/** Customers of several channels against those of one: the uplift, and the same for those who order equally often. */
export function OmniComparisons({ report }: { report: CrossChannelReport }) {
  const t = useMessages(crossChannelMessages);
  return (
    <Panel title={t('comparisons')} lead={t('comparisonsLead')}>
      <Box
        sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}
      >
        {COMPARED.map((name) => (
          <OmniComparison
            key={name}
            label={t(name)}
            lead={t(`${name}Lead`)}
            byOrders={t('byOrders')}
            comparison={report[name]}
            currency={report.frame.currencyCode}
          />
        ))}
      </Box>
    </Panel>
  );
}

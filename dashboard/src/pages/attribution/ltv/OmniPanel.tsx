import { Box } from '@mui/material';
import { useMessages } from '../../../i18n/use-messages.ts';
import { OmniComparison } from '../../../reports/OmniComparison.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { customerValueMessages } from './messages.ts';
import type { CustomersReport } from './report.ts';

/** Customers of several channels beside those of one: net sales and, for who may see costs, margin; to date and to come. */
export function OmniPanel({ report }: { report: CustomersReport }) {
  const t = useMessages(customerValueMessages);
  const { omniAgainstMono, marginOmniAgainstMono, predicted } = report;
  const compared = [
    { name: 'seenNet', comparison: omniAgainstMono },
    { name: 'seenMargin', comparison: marginOmniAgainstMono },
    { name: 'toComeNet', comparison: predicted?.omniAgainstMono },
    { name: 'toComeMargin', comparison: predicted?.marginOmniAgainstMono },
  ] as const;
  return (
    <Panel title={t('omni')} lead={t('omniLead')}>
      <Box
        sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}
      >
        {compared.map(({ name, comparison }) =>
          // Nobody has a margin where no cost is known, or may be seen.
          comparison && (comparison.omni.value ?? comparison.mono.value) !== null ? (
            <OmniComparison
              key={name}
              label={t(name)}
              lead={t(`${name}Lead`)}
              byOrders={t('byOrders')}
              comparison={comparison}
              currency={report.frame.currencyCode}
            />
          ) : null,
        )}
      </Box>
    </Panel>
  );
}

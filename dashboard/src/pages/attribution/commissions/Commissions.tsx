import { Box, Button, Skeleton } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { ReportPage } from '../../../reports/ReportPage.tsx';
import { EntryTable } from './EntryTable.tsx';
import { commissionMessages } from './messages.ts';
import { commissionsSource } from './report.ts';

/** The entries of the ledger that the reader may see: an associate's own, a manager's stores', or all. */
export function Commissions() {
  const t = useMessages(commissionMessages);
  const [search, setSearch] = useSearchParams();
  const [after, setAfter] = useState<string | null>(null);
  const associate = search.get('associate');
  const showEverybody = () => {
    setAfter(null);
    setSearch((known) => {
      known.delete('associate');
      return known;
    });
  };
  return (
    <ReportPage
      title={t('title')}
      source={commissionsSource(associate, after)}
      skeleton={<Skeleton height={480} />}
      controls={
        associate === null ? null : (
          <Button size="small" onClick={showEverybody}>
            {t('everybody')}
          </Button>
        )
      }
    >
      {({ commissionReport, commissionEntries: { nodes, pageInfo } }) => (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
            }}
          >
            {commissionReport.cards.map((reading) => (
              <MetricCard key={reading.metric.key} reading={reading} currency={commissionReport.currencyCode} />
            ))}
          </Box>
          <EntryTable entries={nodes} uncounted={commissionReport.otherCurrencies} from={commissionReport.from} />
          <Box sx={{ display: 'flex', gap: 1 }}>
            {after === null ? null : <Button onClick={() => setAfter(null)}>{t('newest')}</Button>}
            {pageInfo.hasNextPage ? <Button onClick={() => setAfter(pageInfo.endCursor)}>{t('older')}</Button> : null}
          </Box>
        </Box>
      )}
    </ReportPage>
  );
}

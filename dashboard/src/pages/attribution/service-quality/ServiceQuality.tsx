import { Box, Skeleton, Typography } from '@mui/material';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { ReportPage, type ReportView } from '../../../reports/ReportPage.tsx';
import { serviceMessages } from './messages.ts';
import { ReadingTable } from './ReadingTable.tsx';
import { SECTIONS, type SectionName, type ServiceReport, serviceSource } from './report.ts';

/** How well customers are served: what was promised, answered, saved and given back. */
export function ServiceQuality() {
  const t = useMessages(serviceMessages);
  return (
    <ReportPage title={t('title')} source={serviceSource} skeleton={<Skeletons />}>
      {(report, view) => <Sections report={report} view={view} />}
    </ReportPage>
  );
}

const CARDS = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr)',
    sm: 'repeat(2, minmax(0, 1fr))',
    lg: 'repeat(4, minmax(0, 1fr))',
  },
};

function Sections({ report, view }: { report: ServiceReport; view: ReportView }) {
  const t = useMessages(serviceMessages);
  const { currencyCode } = report.frame;
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {(Object.keys(SECTIONS) as SectionName[]).map((name) => (
        <Box key={name} component="section" aria-label={t(`sections.${name}`)}>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {t(`sections.${name}`)}
          </Typography>
          <Box sx={CARDS}>
            {SECTIONS[name].map((key) => {
              const reading = report.cards.find(({ metric }) => metric.key === key);
              return reading ? (
                <MetricCard key={key} reading={reading} currency={currencyCode} isShort={view.isShort} />
              ) : null;
            })}
          </Box>
        </Box>
      ))}
      <ReadingTable
        title={t('conversations')}
        lead={t('conversationsLead')}
        nameLabel={t('channel')}
        countLabel={t('opened')}
        empty={t('noConversations')}
        currency={currencyCode}
        rows={report.conversations.map(({ channel, opened, figures }) => ({
          name: channel?.name ?? channel?.code ?? '–',
          count: opened,
          figures,
        }))}
      />
      <ReadingTable
        title={t('exposure')}
        lead={t('exposureLead')}
        nameLabel={t('group')}
        countLabel={null}
        empty="–"
        currency={currencyCode}
        rows={[
          { name: t('shown'), count: null, figures: report.promiseShown },
          { name: t('notShown'), count: null, figures: report.noPromiseShown },
        ]}
      />
    </Box>
  );
}

/** The page's own shape, so that nothing moves when the figures arrive. */
function Skeletons() {
  return (
    <Box sx={CARDS}>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((card) => (
        <Skeleton key={card} height={150} />
      ))}
    </Box>
  );
}

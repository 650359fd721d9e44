import { Box, Skeleton } from '@mui/material';
import { useOwnLocations } from '../../../auth/use-own-locations.ts';
import { PageChoice } from '../../../filters/PageChoice.tsx';
import { usePageChoice } from '../../../filters/use-page-choice.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MODELS, OTHER_MODELS } from '../../../reports/attribution-models.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { ReportPage, type ReportView } from '../../../reports/ReportPage.tsx';
import { toReportInput } from '../../../reports/report-input.ts';
import { CreditBars } from './CreditBars.tsx';
import { CreditTable } from './CreditTable.tsx';
import { creditMessages } from './messages.ts';
import { Paths } from './Paths.tsx';
import { RatePanel } from './RatePanel.tsx';
import { type AttributionAnswer, attributionSource, KEYS, WINDOWS } from './report.ts';
import { SpendStatements } from './SpendStatements.tsx';
import { SpendTable } from './SpendTable.tsx';

/** Which moment led to which sale, by two models, and what was spent for it. */
export function Attribution() {
  const t = useMessages(creditMessages);
  const [model, chooseModel] = usePageChoice('model', MODELS);
  const [compareModel, chooseOther] = usePageChoice('with', OTHER_MODELS);
  const [by, chooseKey] = usePageChoice('by', KEYS);
  const [windowDays, chooseWindow] = usePageChoice('window', WINDOWS);
  const own = useOwnLocations();
  const withSpend = own?.ids.length === 0;
  return (
    <ReportPage
      title={t('heading', { model: t(`models.${model}`), days: windowDays })}
      source={attributionSource({ model, compareModel, by, windowDays: Number(windowDays), withSpend })}
      skeleton={<Skeletons />}
      controls={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          <PageChoice
            label={t('model')}
            value={model}
            values={MODELS}
            nameOf={(one) => t(`models.${one}`)}
            onChoose={chooseModel}
          />
          <PageChoice
            label={t('compareModel')}
            value={compareModel}
            values={OTHER_MODELS}
            nameOf={(one) => t(`models.${one}`)}
            onChoose={chooseOther}
          />
          <PageChoice
            label={t('by')}
            value={by}
            values={KEYS}
            nameOf={(one) => t(`keys.${one}`)}
            onChoose={chooseKey}
          />
          <PageChoice
            label={t('window')}
            value={windowDays}
            values={WINDOWS}
            nameOf={(days) => days}
            onChoose={chooseWindow}
          />
        </Box>
      }
    >
      {(answer, view) => <Sections answer={answer} view={view} />}
    </ReportPage>
  );
}

function Sections({ answer, view }: { answer: AttributionAnswer; view: ReportView }) {
  const { attributionReport: report, spendReport } = answer;
  const currency = report.frame.currencyCode;
  const { from, before } = toReportInput(view.filters, view.today);
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <CreditBars report={report} />
      <CreditTable report={report} />
      <Paths report={report} />
      {spendReport ? (
        <>
          <Box
            sx={{
              display: 'grid',
              gap: { xs: 1, sm: 2 },
              gridTemplateColumns: {
                xs: 'minmax(0, 1fr)',
                sm: 'repeat(2, minmax(0, 1fr))',
                lg: 'repeat(5, minmax(0, 1fr))',
              },
            }}
          >
            {spendReport.cards.map((reading) => (
              <MetricCard key={reading.metric.key} reading={reading} currency={currency} isShort={view.isShort} />
            ))}
          </Box>
          <SpendTable spend={spendReport} report={report} />
          <SpendStatements from={from} before={before} currency={currency} />
          <RatePanel from={from} before={before} currency={currency} />
        </>
      ) : null}
    </Box>
  );
}

/** The page's own shape, so that nothing moves when the figures arrive. */
function Skeletons() {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Skeleton height={380} />
      <Skeleton height={380} />
      <Skeleton height={300} />
    </Box>
  );
}

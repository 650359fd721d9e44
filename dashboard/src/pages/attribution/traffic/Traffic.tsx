import { Box, Skeleton, Typography } from '@mui/material';
import { usePageChoice } from '../../../filters/use-page-choice.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MetricCard } from '../../../reports/MetricCard.tsx';
import { ReportPage, type ReportView } from '../../../reports/ReportPage.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { trafficMessages } from './messages.ts';
import { PageFunnel } from './PageFunnel.tsx';
import { PagePaths } from './PagePaths.tsx';
import { DIMENSIONS, type Dimension, dimensionsOf, FURTHER, type TrafficReport, trafficSource } from './report.ts';
import { SessionTable } from './SessionTable.tsx';
import { StepsChart } from './StepsChart.tsx';
import { TrafficControls } from './TrafficControls.tsx';
import { useKeyNames } from './use-key-names.ts';
import { usePageSteps } from './use-page-steps.ts';

const DEVICE = ['DEVICE'] as const;

/** Visits online: how many, what became of them, where they began and went. */
export function Traffic() {
  const t = useMessages(trafficMessages);
  const [by, chooseBy] = usePageChoice('by', DIMENSIONS);
  const [further, chooseFurther] = usePageChoice('further', FURTHER);
  const [steps, chooseSteps] = usePageSteps();
  const dimensions = dimensionsOf(by, further);
  return (
    <ReportPage title={t('title')} source={trafficSource({ by: dimensions, steps })} skeleton={<Skeletons />}>
      {(report, view) => (
        <>
          <TrafficControls
            by={by}
            further={further}
            steps={steps}
            pages={pagesOf(report)}
            onBy={chooseBy}
            onFurther={chooseFurther}
            onSteps={chooseSteps}
          />
          <Sections report={report} view={view} dimensions={dimensions} />
        </>
      )}
    </ReportPage>
  );
}

/** Pages that the report names: where sessions began, and where they went. */
const pagesOf = ({ landing }: TrafficReport): string[] =>
  [
    ...new Set([
      ...landing.rows.flatMap(({ keys }) => keys),
      ...landing.pagePaths.flatMap(({ fromPage, toPage }) => [fromPage, toPage]),
    ]),
  ]
    .filter((page) => page !== '')
    .sort();

const CARDS = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(4, minmax(0, 1fr))' },
};
const PARTS = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
};

interface SectionsProps {
  readonly report: TrafficReport;
  readonly view: ReportView;
  readonly dimensions: readonly Dimension[];
}

function Sections({ report, view, dimensions }: SectionsProps) {
  const t = useMessages(trafficMessages);
  const { landing, channels, devices, chosen } = report;
  const nameOfKeys = useKeyNames(dimensions);
  const nameOf = ([key = '']: readonly string[]) => key || t('none');
  const deviceOf = useKeyNames(DEVICE);
  const head = dimensions.map((one) => t(`dimension.${one}`)).join(' · ');
  const { from, currencyCode } = landing.frame;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={CARDS}>
        {landing.totals.figures.map((reading) => (
          <MetricCard key={reading.metric.key} reading={reading} currency={currencyCode} isShort={view.isShort} />
        ))}
      </Box>
      <StepsChart totals={landing.totals} from={from} />
      {chosen.totals.pageSteps.length > 0 ? <PageFunnel totals={chosen.totals} from={from} /> : null}
      <SessionTable
        title={t('chosen')}
        head={head}
        rows={chosen.rows}
        nameOf={nameOfKeys}
        from={from}
        currency={currencyCode}
      />
      <Box sx={PARTS}>
        <SessionTable title={t('channels')} head={t('channel')} rows={channels.rows} nameOf={nameOf} from={from} />
        <SessionTable title={t('devices')} head={t('device')} rows={devices.rows} nameOf={deviceOf} from={from} />
        <SessionTable title={t('landing')} head={t('page')} rows={landing.rows} nameOf={nameOf} from={from} />
      </Box>
      <PagePaths report={landing} />
      <About report={landing} />
    </Box>
  );
}

/** The rules by which sessions are made, and what is in none. */
function About({ report }: { readonly report: TrafficReport['landing'] }) {
  const t = useMessages(trafficMessages);
  const formats = useFormats();
  const notes = (
    [
      ['unlinked', report.unlinkedMomentCount],
      ['ahead', report.aheadMomentCount],
      ['late', report.lateMomentCount],
    ] as const
  ).filter(([, count]) => count > 0);
  return (
    <Panel title={t('about')}>
      <Typography variant="body2">{t('rules')}</Typography>
      {notes.map(([key, count]) => (
        <Typography key={key} variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
          {t(key, { count: formats.count(count).text })}
        </Typography>
      ))}
    </Panel>
  );
}

/** The page's own shape, so that nothing moves when the figures arrive. */
function Skeletons() {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={CARDS}>
        {[1, 2, 3, 4, 5, 6, 7, 8].map((card) => (
          <Skeleton key={card} height={170} />
        ))}
      </Box>
      <Skeleton height={320} />
      <Box sx={PARTS}>
        {[1, 2, 3].map((part) => (
          <Skeleton key={part} height={320} />
        ))}
      </Box>
    </Box>
  );
}

import { Box, Skeleton, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { usePageChoice } from '../../../filters/use-page-choice.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ReportPage } from '../../../reports/ReportPage.tsx';
import { channelSource, ROWS_BY, type RowsBy } from './channel-report.ts';
import { FactRows, type FactsOfRow } from './FactRows.tsx';
import { channelPerformanceMessages } from './messages.ts';
import { PerformanceTable } from './PerformanceTable.tsx';

/** Sales, margin, returns and conversion of channels, stores or parts of the period, beside each other. */
export function ChannelPerformance() {
  const t = useMessages(channelPerformanceMessages);
  const [by, choose] = usePageChoice('by', ROWS_BY);
  const [opened, setOpened] = useState<FactsOfRow | null>(null);
  return (
    <ReportPage
      title={t('title')}
      source={channelSource(by)}
      skeleton={<Skeleton height={480} />}
      controls={<RowsChoice by={by} onChoose={choose} />}
    >
      {(report, view) => (
        <>
          <PerformanceTable report={report} by={by} view={view} onOpen={setOpened} />
          {opened ? <FactRows facts={opened} onClose={() => setOpened(null)} /> : null}
        </>
      )}
    </ReportPage>
  );
}

interface RowsChoiceProps {
  readonly by: RowsBy;
  readonly onChoose: (by: RowsBy) => void;
}

function RowsChoice({ by, onChoose }: RowsChoiceProps) {
  const t = useMessages(channelPerformanceMessages);
  return (
    <Box sx={{ mt: 1.5, overflowX: 'auto' }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={by}
        aria-label={t('rows')}
        onChange={(_event, value: RowsBy | null) => value && onChoose(value)}
      >
        {ROWS_BY.map((choice) => (
          <ToggleButton key={choice} value={choice} sx={{ px: 1.5, textTransform: 'none' }}>
            {t(`by.${choice}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

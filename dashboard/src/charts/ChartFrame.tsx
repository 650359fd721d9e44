import { Box, Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useLocale } from 'react-admin';
import { useMessages } from '../i18n/use-messages.ts';
import { Panel } from '../ui/Panel.tsx';
import { downloadCsv, toCsv } from './csv.ts';
import { chartMessages } from './messages.ts';
import { type ChartTable, TableTwin } from './TableTwin.tsx';

interface ChartFrameProps {
  /** The main message of the chart, in a sentence. */
  readonly title: string;
  readonly summary: string;
  readonly fileName: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

/** Every chart's frame: the sentence, the summary, the picture, and its twin as a table with CSV. */
export function ChartFrame({ title, summary, fileName, table, children }: ChartFrameProps) {
  const t = useMessages(chartMessages);
  const locale = useLocale();
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel
      title={title}
      lead={summary}
      actions={
        <Box sx={{ display: 'flex', gap: 0.5 }}>
          <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? t('chart') : t('table')}
          </Button>
          <Button size="small" onClick={() => downloadCsv(fileName, toCsv([table.columns, ...table.rows], locale))}>
            {t('app.csv')}
          </Button>
        </Box>
      }
    >
      {asTable ? <TableTwin label={title} table={table} /> : children}
    </Panel>
  );
}

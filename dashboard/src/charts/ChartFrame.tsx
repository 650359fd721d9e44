import { Box, Button } from '@mui/material';
import { type ReactNode, useRef, useState } from 'react';
import { useLocale } from 'react-admin';
import { useMessages } from '../i18n/use-messages.ts';
import { Panel } from '../ui/Panel.tsx';
import { downloadCsv, toCsv } from './csv.ts';
import { chartMessages } from './messages.ts';
import { savePicture } from './picture/save-picture.ts';
import { type ChartTable, TableTwin } from './TableTwin.tsx';

interface ChartFrameProps {
  /** The main message of the chart, in a sentence. */
  readonly title: string;
  readonly summary: string;
  readonly fileName: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

/** Every chart's frame: the sentence, the summary, the picture, its twin as a table with CSV, and both as files. */
export function ChartFrame({ title, summary, fileName, table, children }: ChartFrameProps) {
  const t = useMessages(chartMessages);
  const locale = useLocale();
  const [asTable, setAsTable] = useState(false);
  const drawn = useRef<HTMLDivElement>(null);
  const picture = (kind: 'png' | 'svg') => {
    if (drawn.current) void savePicture({ element: drawn.current, title, summary, fileName }, kind);
  };
  return (
    <Panel
      title={title}
      lead={summary}
      actions={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? t('chart') : t('table')}
          </Button>
          <Button size="small" onClick={() => downloadCsv(fileName, toCsv([table.columns, ...table.rows], locale))}>
            {t('app.csv')}
          </Button>
          {asTable
            ? null
            : (['png', 'svg'] as const).map((kind) => (
                <Button
                  key={kind}
                  size="small"
                  aria-label={t('picture', { kind: kind.toUpperCase() })}
                  onClick={() => picture(kind)}
                >
                  {kind.toUpperCase()}
                </Button>
              ))}
        </Box>
      }
    >
      {asTable ? <TableTwin label={title} table={table} /> : <div ref={drawn}>{children}</div>}
    </Panel>
  );
}

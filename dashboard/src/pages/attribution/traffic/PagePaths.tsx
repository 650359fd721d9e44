import { Button, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useLocale } from 'react-admin';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { trafficMessages } from './messages.ts';
import type { TrafficReport } from './report.ts';

/** Where people went from each page. */
export function PagePaths({ report: { pagePaths, frame } }: { readonly report: TrafficReport['landing'] }) {
  const t = useMessages(trafficMessages);
  const formats = useFormats();
  const locale = useLocale();
  const heads = [t('fromPage'), t('toPage'), t('times'), t('sessions')];
  const save = () => {
    const rows = pagePaths.map(({ fromPage, toPage, stepCount, sessionCount }) => [
      fromPage,
      toPage,
      stepCount,
      sessionCount,
    ]);
    downloadCsv(`${t('paths')} ${frame.from}`, toCsv([heads, ...rows], locale));
  };
  return (
    <Panel
      title={t('paths')}
      lead={t('pathsLead')}
      actions={
        <Button size="small" onClick={save}>
          {t('app.csv')}
        </Button>
      }
      flush
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            {heads.map((head, index) => (
              <TableCell key={head} align={index < 2 ? 'left' : 'right'} sx={index === 0 ? { pl: 2.5 } : {}}>
                {head}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {pagePaths.map(({ fromPage, toPage, stepCount, sessionCount }) => (
            <TableRow key={`${fromPage}\n${toPage}`}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5, overflowWrap: 'anywhere' }}>
                {fromPage}
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{toPage}</TableCell>
              <TableCell align="right">{formats.count(stepCount).text}</TableCell>
              <TableCell align="right">{formats.count(sessionCount).text}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}

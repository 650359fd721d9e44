import {
  Box,
  ButtonBase,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Link as TextLink,
  Typography,
} from '@mui/material';
import { alpha } from '@mui/material/styles';
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import { Link } from 'react-router';
import { encodeFilters } from '../../../filters/codec.ts';
import { cellCode } from '../../../filters/segment.ts';
import { segmentMessages } from '../../../filters/segment-messages.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import type { ReportView } from '../../../reports/ReportPage.tsx';
import { toReportInput } from '../../../reports/report-input.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { CellCustomers } from './CellCustomers.tsx';
import { customerValueMessages } from './messages.ts';
import type { CustomersReport } from './report.ts';

const SCORES = [1, 2, 3, 4, 5] as const;
const DEEPEST = 0.32;

/** The 25 cells with their groups; a cell shows who is in it. */
export function RfmGrid({ report, view }: { report: CustomersReport; view: ReportView }) {
  const t = useMessages(customerValueMessages);
  const groups = useMessages(segmentMessages);
  const input = toReportInput(view.filters, view.today);
  const formats = useFormats();
  const { canAccess: mayList } = useCanAccess({ resource: 'customers', action: 'list' });
  const [chosen, choose] = useState<{ r: number; fm: number } | null>(null);
  const most = Math.max(1, ...report.rfm.map(({ customers }) => customers));
  const rows = [...SCORES].reverse();
  const narrowed = { ...view.filters, segments: chosen ? [cellCode(chosen.r, chosen.fm)] : [] };
  return (
    <Panel title={t('rfm')} lead={t('rfmLead')} flush>
      <Table size="small" sx={{ minWidth: 640, '& td': { p: 0.25 } }}>
        <TableHead>
          <TableRow>
            <TableCell />
            {SCORES.map((n) => (
              <TableCell key={n} component="th" scope="col">
                {t('frequency', { n })}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((r) => (
            <TableRow key={r}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                {t('recency', { n: r })}
              </TableCell>
              {report.rfm
                .filter(({ recency }) => recency === r)
                .map(({ frequencyAndValue: fm, group, customers }) => {
                  const isChosen = chosen?.r === r && chosen.fm === fm;
                  const words = { group: groups(`group.${group}`), r, fm, smart_count: customers };
                  return (
                    <TableCell key={fm}>
                      <ButtonBase
                        disabled={!mayList || customers === 0}
                        aria-pressed={isChosen}
                        aria-label={t('cell', words)}
                        onClick={() => choose(isChosen ? null : { r, fm })}
                        sx={{
                          display: 'block',
                          width: '100%',
                          textAlign: 'left',
                          px: 1,
                          py: 0.75,
                          border: 1,
                          borderColor: isChosen ? 'primary.main' : 'transparent',
                          bgcolor: ({ palette }) => alpha(palette.primary.main, (customers / most) * DEEPEST),
                        }}
                      >
                        <Typography variant="body2">{formats.count(customers).text}</Typography>
                        <Typography variant="caption">{words.group}</Typography>
                      </ButtonBase>
                    </TableCell>
                  );
                })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {chosen ? (
        <Box sx={{ px: 2.5, pb: 2 }}>
          <CellCustomers input={input} cell={chosen} currency={report.frame.currencyCode} />
          <TextLink
            component={Link}
            to={`/cross-channel${encodeFilters(narrowed)}`}
            variant="body2"
            sx={{ display: 'inline-block', mt: 1.5 }}
          >
            {t('theirChannels')}
          </TextLink>
        </Box>
      ) : null}
    </Panel>
  );
}

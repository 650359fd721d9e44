import { Typography } from '@mui/material';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MissionCard, MissionFigure } from '../../../reports/MissionCard.tsx';
import { useMissionReport } from '../../../reports/use-mission-report.ts';
import { customerValueMessages } from './messages.ts';
import { type CustomersReport, customersSource } from './report.ts';

/** What a customer is worth, to date and to come, and where the best were acquired. */
export function LifetimeMission() {
  const t = useMessages(customerValueMessages);
  const { state, search } = useMissionReport(customersSource);
  return (
    <MissionCard title={t('mission.title')} to={`/customer-value${search}`} state={state}>
      {(report) => <Lifetime report={report} />}
    </MissionCard>
  );
}

function Lifetime({ report }: { report: CustomersReport }) {
  const t = useMessages(customerValueMessages);
  const formats = useFormats();
  const currency = report.frame.currencyCode;
  const [seen, predicted] = ['customer_lifetime_value', 'predicted_lifetime_value'].map((key) =>
    report.cards.find(({ metric }) => metric.key === key),
  );
  const money = (amount: string) => formats.money(amount, currency, 'round').text;
  const best = bestChannel(report);
  return (
    <>
      {seen ? <MissionFigure reading={seen} currency={currency} /> : null}
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {predicted?.value ? `${t('mission.toCome', { value: money(predicted.value) })} ` : ''}
        {best ? t('mission.best', { channel: best.name, value: money(best.value) }) : ''}
      </Typography>
    </>
  );
}

/** Customers of a channel below which its value says little. */
const FEW = 30;

/** The channel of acquisition whose customers brought most in as many months as all channels have lived. */
function bestChannel({ channels }: CustomersReport): { readonly name: string; readonly value: string } | undefined {
  const known = channels.filter(({ customers, points }) => customers >= FEW && points.length > 0);
  const age = Math.min(...known.map(({ points }) => points.at(-1)?.monthsAfter ?? 0));
  return known
    .flatMap(({ channel, points }) => {
      const value = points.find(({ monthsAfter }) => monthsAfter === age)?.value.amount;
      return channel && value ? [{ name: channel.name, value }] : [];
    })
    .sort((a, b) => Number(b.value) - Number(a.value))[0];
}

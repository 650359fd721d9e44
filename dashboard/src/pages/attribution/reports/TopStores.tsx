import { useMessages } from '../../../i18n/use-messages.ts';
import { reportMessages } from './messages.ts';
import { RankingTable } from './RankingTable.tsx';
import type { OverviewReport } from './report.ts';

export function TopStores({ report }: { report: OverviewReport }) {
  const t = useMessages(reportMessages);
  const rows = report.topStores.map(({ keys: [key], orders, netSales }) => ({
    key: key?.value ?? '',
    name: key?.location?.name ?? '–',
    count: Number(orders?.value ?? 0),
    netSales: Number(netSales?.value ?? 0),
  }));
  return (
    <RankingTable title={t('topStores')} heads={[t('store'), t('orders')]} rows={rows} currency={report.currencyCode} />
  );
}

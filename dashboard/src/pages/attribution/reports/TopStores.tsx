import { useMessages } from '../../../i18n/use-messages.ts';
import { reportMessages } from './messages.ts';
import { RankingTable } from './RankingTable.tsx';
import type { OverviewReport } from './report.ts';

export function TopStores({ report }: { report: OverviewReport }) {
  const t = useMessages(reportMessages);
  const rows = report.topStores.map(({ location, orders, netSales }, index) => ({
    key: location?.id ?? String(index),
    name: location?.name ?? '–',
    count: orders,
    netSales: Number(netSales.amount),
  }));
  return (
    <RankingTable title={t('topStores')} heads={[t('store'), t('orders')]} rows={rows} currency={report.currencyCode} />
  );
}

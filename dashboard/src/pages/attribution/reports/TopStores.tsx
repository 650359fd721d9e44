import { useMessages } from '../../../i18n/use-messages.ts';
import { reportMessages } from './messages.ts';
import { RankingTable } from './RankingTable.tsx';
import type { OverviewReport } from './report.ts';

export function TopStores({ report }: { report: OverviewReport }) {
  const t = useMessages(reportMessages);
  const rows = report.topStores.map(({ storeId, location, orders, netSales }) => ({
    key: storeId,
    name: location?.name ?? storeId,
    count: orders,
    netSales: Number(netSales.amount),
  }));
  return (
    <RankingTable title={t('topStores')} heads={[t('store'), t('orders')]} rows={rows} currency={report.currencyCode} />
  );
}

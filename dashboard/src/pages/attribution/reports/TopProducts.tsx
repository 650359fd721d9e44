import { Box, Link as TextLink } from '@mui/material';
import { Link } from 'react-router';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Thumbnail } from '../../../ui/Thumbnail.tsx';
import { reportMessages } from './messages.ts';
import { RankingTable } from './RankingTable.tsx';
import type { OverviewReport } from './report.ts';

type Product = OverviewReport['topProducts'][number]['keys'][number]['product'];

export function TopProducts({ report }: { report: OverviewReport }) {
  const t = useMessages(reportMessages);
  const rows = report.topProducts.map(({ keys: [key], units, netSales }) => ({
    key: key?.value ?? '',
    name: <ProductName product={key?.product ?? null} />,
    count: Number(units?.value ?? 0),
    netSales: Number(netSales?.value ?? 0),
  }));
  return (
    <RankingTable
      title={t('topProducts')}
      heads={[t('product'), t('units')]}
      rows={rows}
      currency={report.currencyCode}
    />
  );
}

/** Picture and title; the figures of a product outlive it. */
function ProductName({ product }: { product: Product }) {
  const t = useMessages(reportMessages);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Thumbnail url={product?.media.nodes[0]?.url} name={product?.title ?? ''} />
      {product ? (
        <TextLink component={Link} to={`/products/${encodeURIComponent(product.id)}`} underline="hover">
          {product.title}
        </TextLink>
      ) : (
        t('removedProduct')
      )}
    </Box>
  );
}

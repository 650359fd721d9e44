import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { LazyFlowChart } from '../../../charts/LazyFlowChart.tsx';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { crossChannelMessages } from './messages.ts';
import type { CrossChannelReport } from './report.ts';

const HEIGHT = 420;
/** Keys that stand for no channel. */
const KEYS = ['OTHER', 'NONE', 'SHIP', 'PICKUP', 'IN_STORE', 'KEPT', 'RETURNED'] as const;

/** Orders from first touch to return, as bands and as a table. */
export function OrderFlow({ flow }: { flow: CrossChannelReport['flow'] }) {
  const t = useMessages(crossChannelMessages);
  const formats = useFormats();
  const nameOf = (node: CrossChannelReport['flow']['nodes'][number] | undefined) => {
    if (!node) return '';
    const known = KEYS.find((key) => key === node.key);
    return node.channel?.name ?? (known ? t(`keys.${known}`) : node.key);
  };
  const rows = flow.links.map((link) => {
    const source = flow.nodes[link.sourceIndex];
    const stage = source ? t(`stages.${source.stage}`) : '';
    return [stage, nameOf(source), nameOf(flow.nodes[link.targetIndex]), link.orders];
  });
  if (flow.nodes.length === 0) return null;
  return (
    <ChartFrame
      title={t('flowTitle')}
      summary={t('flowSummary')}
      fileName="orders-flow"
      table={{
        columns: [t('stage'), t('from'), t('to'), t('orders')],
        rows,
        formatCell: (cell) => (typeof cell === 'number' ? formats.count(cell).text : (cell ?? '')),
      }}
    >
      <LazyFlowChart
        label={t('flowTitle')}
        nodes={flow.nodes.map((node) => ({ name: nameOf(node), value: formats.count(node.orders).text }))}
        links={flow.links.map(({ sourceIndex, targetIndex, orders }) => ({
          source: sourceIndex,
          target: targetIndex,
          value: orders,
        }))}
        height={HEIGHT}
      />
    </ChartFrame>
  );
}

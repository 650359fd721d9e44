import type { FigureKey } from '../../metrics/model/figure-key.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { maturityParts } from '../../service-quality/store/maturity.ts';
import { servicePartsOf } from '../../service-quality/store/service-facts.ts';
import { type RowsStatement, rowsSql } from './rows-sql.ts';

const IS_SAVED = 'is_saved';
const PROMISES = {
  promise_kept_rate: '1',
  pickup_promise_kept_rate: "detail = 'PICKUP_1H'",
  day_promise_kept_rate: "detail = 'DELIVERY_24H'",
  same_day_promise_kept_rate: "detail = 'DELIVERY_SAME_DAY'",
} as const;

/** What was promised, done and answered, behind figures of service. */
export function serviceRows(key: FigureKey, scope: ReportScope, shopZone: string): RowsStatement | undefined {
  const { rows, of } = key;
  const { parts, params } = servicePartsOf(scope, shopZone, new Date(key.at));
  const filled = (
    name: string,
    more: Readonly<Record<string, string>> = {},
    values: RowsStatement['params'] = {},
  ): RowsStatement => ({ rows: rowsSql(name, { ...parts, ...more }), params: { ...params, ...values } });
  const conversations = (step: string, part: string, among: string) => {
    const channel = of['channel'];
    const ofChannel = channel === undefined ? '1' : 'channel = {ofChannel:String}';
    return filled('conversations', { part, among, of_channel: ofChannel }, { step, ofChannel: channel ?? '' });
  };
  const visits = (more: Readonly<Record<string, string>>): RowsStatement => {
    const ofGroup = (group: string) =>
      rowsSql('promise_visits', { ...parts, ...more, is_shown_to: group === 'SHOWN' ? '1' : '0' });
    return {
      rows: ofGroup(of['group'] ?? 'SHOWN'),
      ...(of['group'] === undefined ? { against: ofGroup('NOT_SHOWN') } : {}),
      params,
    };
  };
  const stage = (name: string): RowsStatement => {
    const maturity = maturityParts(scope, shopZone, new Date(key.at));
    return {
      rows: rowsSql('maturity_days', maturity.parts),
      params: { ...maturity.params, stage: name, dayZone: key.zoneName },
    };
  };
  switch (rows) {
    case 'multichannel_return':
      return stage('MULTICHANNEL');
    case 'cross_channel_return':
      return stage('CROSS_CHANNEL');
    case 'omnichannel_return':
      return stage('OMNICHANNEL');
    case 'promise_kept_rate':
    case 'pickup_promise_kept_rate':
    case 'day_promise_kept_rate':
    case 'same_day_promise_kept_rate':
      return filled('promises', { promise: PROMISES[rows] });
    case 'saved_sales':
      return filled('saved_sales', { part: IS_SAVED, among: '1' });
    case 'saved_sales_value':
      return filled('saved_sales', { part: 'sale.net', among: IS_SAVED });
    case 'return_in_store_share':
      return filled('returns', {
        part: "store_id IN (SELECT store_id FROM order_line_fact WHERE store_id != '')",
        among: "selling_store_id = ''",
      });
    case 'exchange_share':
      return filled('returns', {
        part: "subject_id IN (SELECT subject_id FROM service_moment WHERE kind = 'EXCHANGE')",
        among: '1',
      });
    case 'points_latency':
      return filled('points');
    case 'gift_card_cross_use':
      return filled('gift_card_uses');
    case 'first_response_time':
      return conversations('ANSWERED', 'step_at - opened_at', 'has_step');
    case 'resolution_time':
      return conversations('RESOLVED', 'step_at - opened_at', 'has_step');
    case 'resolution_rate':
      return conversations('RESOLVED', 'has_step', '1');
    case 'repeated_context_rate':
      return filled('interactions');
    case 'fitting_room_capture_rate':
      return filled('try_ons');
    case 'visit_conversion':
    case 'promise_conversion':
      return visits({ part: 'orders > 0', whole: '1', among: '1' });
    case 'visit_basket':
    case 'promise_basket':
      return visits({ part: 'net', whole: 'orders', among: 'orders > 0' });
    default:
      return undefined;
  }
}

import type { FigureKey } from '../../metrics/model/figure-key.ts';
import { TRAFFIC_KEYS } from '../../traffic/model/sessions-report.ts';
import { type KeptSessions, sessionsOf } from '../../traffic/store/sessions.ts';
import { type RowsStatement, rowsSql } from './rows-sql.ts';

/** Sessions behind figures of visits online. */
export function sessionRows({ rows: key }: FigureKey, asked: KeptSessions): RowsStatement | undefined {
  const figure = TRAFFIC_KEYS.find((one) => one === key);
  if (!figure) return undefined;
  const { parts, params } = sessionsOf(asked, figure);
  const among = figure === 'bot_share' ? '1' : 'NOT is_bot';
  return { rows: rowsSql('session_visits', { ...parts, among }), params };
}

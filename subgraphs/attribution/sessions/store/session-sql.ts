import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import {
  CLICK_KINDS,
  PAGE_KINDS,
  SESSION_GAP_MS,
  SESSION_KINDS,
  STEP_KINDS,
  UNMET_KINDS,
} from '../model/session-rules.ts';

/** The statements of the area, `sessions/sql/<name>.sql`. */
export const sessionSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Who moments are of by now, as `bare_sessions.sql` names them. */
export const MOMENT_PEOPLE = { person: personOf('t.customer_id'), survivors: joinSurvivors('t.customer_id') };

/** Parameters of the rules by which moments become sessions. */
export const SESSION_RULES = {
  gapMs: SESSION_GAP_MS,
  sessionKinds: [...SESSION_KINDS],
  clickKinds: [...CLICK_KINDS],
  pageKinds: [...PAGE_KINDS],
  unmetKinds: [...UNMET_KINDS],
  stepKinds: [...STEP_KINDS],
};

/**
 * `bare_sessions` of the moments that a condition names, to follow WITH.
 * @param only a further condition, which may name who the visitor is
 */
export const sessionsOfMoments = (where: string, only = '1'): string =>
  sessionSql('bare_sessions', {
    ...MOMENT_PEOPLE,
    moment: sessionSql('moment', MOMENT_PEOPLE),
    moment_where: where,
    only,
  });

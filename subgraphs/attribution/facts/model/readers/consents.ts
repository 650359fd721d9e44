import { z } from 'zod';
import type { FactReaders } from '../reader.ts';

const CONSENT_RECORDED = 'customers.consent-recorded.v1';

const moment = z.iso.datetime({ offset: true });
const consentRecorded = z.object({
  consentActId: z.string(),
  customerId: z.string(),
  purpose: z.string(),
  channel: z.string(),
  state: z.string(),
  happenedAt: moment.nullable(),
  learnedAt: moment,
  confirmationDueAt: moment.nullish(),
});

const millisecondsOf = (at: string | null | undefined) => (at == null ? 0 : Date.parse(at));

/** What was said of the measuring of visits; what else somebody agrees to changes no fact. */
export const consentReaders: FactReaders = {
  [CONSENT_RECORDED]: ({ payload }, add) => {
    const act = consentRecorded.parse(payload);
    if (act.purpose !== 'ANALYTICS' || act.channel !== 'WEB') return;
    add('measurement_act', {
      customer_id: act.customerId,
      act_id: act.consentActId,
      state: act.state,
      happened_ms: millisecondsOf(act.happenedAt),
      learned_ms: millisecondsOf(act.learnedAt),
      due_ms: millisecondsOf(act.confirmationDueAt),
    });
  },
};

import type { CustomerId } from '../../../shared/ids.ts';

/** What a customer may agree to. */
const CONSENT_PURPOSES = ['ANALYTICS', 'LOCATION', 'MARKETING', 'PERSONALIZATION'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** By which way it is used. */
const CONSENT_CHANNELS = ['EMAIL', 'MAIL', 'MESSENGER', 'PHONE', 'PUSH', 'SMS', 'WEB'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

export type ConsentActState = 'GRANTED' | 'PENDING' | 'WITHDRAWN';
export type ConsentState = ConsentActState | 'NONE';

/** One statement of a customer, or of somebody for them; never changed. */
export interface ConsentAct {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  /** Empty for every address of the channel. */
  readonly address: string;
  readonly state: ConsentActState;
  /** Null when it is unknown: then it is older than every act with a time. */
  readonly happenedAt: Date | null;
  readonly learnedAt: Date;
  /** Until when a pending one may be confirmed. */
  readonly confirmationDueAt: Date | null;
  readonly source: string;
  readonly textVersion: string;
  readonly actor: string;
}

/** What a customer agreed to for one purpose, channel and address, by all of its acts. */
export interface Consent {
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  readonly address: string;
  readonly state: ConsentState;
  /** When the deciding act happened; null when it is unknown. */
  readonly changedAt: Date | null;
  /** The newest first. */
  readonly acts: readonly ConsentAct[];
}

/** As of when: what had happened by then, and what was known by then. */
export interface AsOf {
  readonly at?: Date | undefined;
  readonly knownAt?: Date | undefined;
}

const whenOf = (moment: Date | null): number => moment?.getTime() ?? Number.NEGATIVE_INFINITY;

/** The older first; of the same instant a withdrawal is the later one, then what was learned later. */
function inOrder(a: ConsentAct, b: ConsentAct): number {
  const [left, right] = [whenOf(a.happenedAt), whenOf(b.happenedAt)];
  if (left !== right) return left < right ? -1 : 1;
  const withdrawn = Number(a.state === 'WITHDRAWN') - Number(b.state === 'WITHDRAWN');
  return withdrawn || a.learnedAt.getTime() - b.learnedAt.getTime() || (a.id < b.id ? -1 : 1);
}

/** Whether a grant answers a request for confirmation that was over by then. */
const isTooLate = (request: ConsentAct | undefined, grant: ConsentAct): boolean =>
  request?.state === 'PENDING' &&
  grant.state === 'GRANTED' &&
  request.confirmationDueAt !== null &&
  whenOf(grant.happenedAt) >= request.confirmationDueAt.getTime();

/** The act that decides, of one purpose, channel and address: the latest to have happened. Nothing is granted by default. */
function decidingAct(acts: readonly ConsentAct[], { at, knownAt }: AsOf): ConsentAct | undefined {
  const known = acts
    .filter(({ learnedAt }) => knownAt === undefined || learnedAt <= knownAt)
    .filter(({ happenedAt }) => at === undefined || whenOf(happenedAt) <= at.getTime())
    .sort(inOrder);
  let deciding: ConsentAct | undefined;
  for (const act of known) if (!isTooLate(deciding, act)) deciding = act;
  return deciding;
}

const keyOf = ({ purpose, channel, address }: Pick<ConsentAct, 'purpose' | 'channel' | 'address'>): string =>
  [purpose, channel, address].join(' ');

/** What somebody agreed to, by the acts of all their records. */
export function consentsOf(acts: readonly ConsentAct[], asOf: AsOf = {}): Consent[] {
  const groups = new Map<string, ConsentAct[]>();
  for (const act of acts) groups.set(keyOf(act), [...(groups.get(keyOf(act)) ?? []), act]);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (!first) return [];
      const deciding = decidingAct(own, asOf);
      const { purpose, channel, address } = first;
      const state = deciding?.state ?? 'NONE';
      return [
        {
          purpose,
          channel,
          address,
          state,
          changedAt: deciding?.happenedAt ?? null,
          acts: [...own].sort(inOrder).reverse(),
        },
      ];
    });
}

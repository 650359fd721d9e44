/** What sessions can be grouped by, and what a row's key says of each. */
export const SESSION_DIMENSIONS = {
  CHANNEL: 'The channel of the first moment that is more than a click, by its code.',
  SOURCE: 'What led here, as in `utm_source`; empty when nothing did.',
  MEDIUM: 'How, as in `utm_medium`.',
  CAMPAIGN: 'The campaign of the session; empty when there was none.',
  CONTENT: 'Which advertisement or link, as in `utm_content`.',
  ARRIVAL: 'TAGGED where a source or a campaign was told, REFERRED where the page before alone was, else DIRECT.',
  REFERRER: 'The host of the page before.',
  DEVICE: 'DESKTOP, MOBILE, TABLET, or a sender’s own word.',
  LANDING_PAGE: 'The first page.',
  EXIT_PAGE: 'The last page.',
  PAGE: 'Each page of the session: a session is in the row of every page that it saw.',
  RETURNING: '1 when its browser or customer was seen before it, or when its file says so, else 0.',
  DAY: 'The business day on which it began.',
  WEEK: 'The Monday of its week.',
  MONTH: 'The first day of its month.',
  WEEKDAY: 'From 1, Monday, to 7.',
  HOUR: 'The hour in which it began, from 0 to 23.',
} as const;

export type SessionDimension = keyof typeof SESSION_DIMENSIONS;

/** Which sessions are counted; an absent or empty list narrows nothing, and "" is what has no value. */
export interface SessionFilter {
  readonly sources?: readonly string[] | null | undefined;
  readonly mediums?: readonly string[] | null | undefined;
  readonly campaigns?: readonly string[] | null | undefined;
  readonly contents?: readonly string[] | null | undefined;
  readonly referrers?: readonly string[] | null | undefined;
  readonly devices?: readonly string[] | null | undefined;
  readonly landingPages?: readonly string[] | null | undefined;
  /** Sessions that saw one of these pages. */
  readonly pages?: readonly string[] | null | undefined;
  readonly isReturning?: boolean | null | undefined;
  /** Sessions that began at or after the one moment, and before the other. */
  readonly fromAt?: Date | null | undefined;
  readonly beforeAt?: Date | null | undefined;
}

/** What people are known by. */
export const IDENTIFIER_KINDS = [
  'EMAIL',
  'PHONE',
  'CARD_TOKEN',
  'LOYALTY_CARD',
  'DEVICE',
  'ANONYMOUS_ID',
  'SOCIAL_HANDLE',
  'EXTERNAL',
] as const;
/** @public named by tables.prisma. */
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { IdentifierKind } from '../../../shared/identifier-kinds.ts';
import { normalizePhone } from '../../../shared/phone.ts';
import { isPlaceholder, visibleText } from '../../../shared/placeholders.ts';

/** Something a person is known by, in the one form in which it is stored and compared. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** Carried by things that people share (a payment card, a store's tablet): they join people only within a limit. */
const TOKENS: ReadonlySet<IdentifierKind> = new Set(['CARD_TOKEN', 'DEVICE', 'ANONYMOUS_ID']);

export function isToken(kind: IdentifierKind): boolean {
  return TOKENS.has(kind);
}

/** E-mail addresses (or phones, or loyalty cards ...) that one token may be seen with: a couple and a child share a card. */
export const MAX_PEOPLE_PER_TOKEN = 3;
/** Identifiers that one observation may hold. */
const MAX_IDENTIFIERS = 20;
const MAX_LENGTH = 320;

function normalizeEmail(raw: string): string | undefined {
  const value = raw.toLowerCase();
  return /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[^\s@.,;<>"]{2,}$/.test(value) ? value : undefined;
}

function normalizeHandle(raw: string): string | undefined {
  const value = raw.toLowerCase().replace(/^@/, '');
  return /^[\p{L}\p{N}._:@/-]+$/u.test(value) ? value : undefined;
}

/** Opaque to us. */
function normalizeOpaque(raw: string): string | undefined {
  return raw === '' ? undefined : raw;
}

/** What a session proves (an account's own id, a guest's) is not to be named. */
function normalizeUnproved(raw: string): string | undefined {
  return /^(account:|cus_)/i.test(raw) ? undefined : normalizeOpaque(raw);
}

const NORMALIZERS: Readonly<Record<IdentifierKind, (raw: string, country?: string) => string | undefined>> = {
  EMAIL: normalizeEmail,
  PHONE: normalizePhone,
  SOCIAL_HANDLE: normalizeHandle,
  LOYALTY_CARD: (raw) => normalizeOpaque(raw.replace(/[\s-]/g, '').toUpperCase()),
  CARD_TOKEN: normalizeOpaque,
  DEVICE: normalizeOpaque,
  ANONYMOUS_ID: normalizeUnproved,
  EXTERNAL: normalizeUnproved,
};

/**
 * The stored form; undefined when the value is malformed or a placeholder that identifies no one.
 * @param country of the store or channel that took it; a telephone number without a calling code is one of its.
 */
export function normalizeIdentifier(kind: IdentifierKind, raw: string, country?: string): Identifier | undefined {
  if (raw.length > MAX_LENGTH || /\p{Cc}/u.test(raw.trim())) return undefined;
  const value = NORMALIZERS[kind](visibleText(raw), country);
  if (value === undefined || isPlaceholder(value)) return undefined;
  return { kind, value };
}

export function keyOf(identifier: Identifier): string {
  return `${identifier.kind}:${identifier.value}`;
}

/**
 * Reads identifiers that came from outside, normalized, each once, in key order.
 * @throws ValidationError naming each that is malformed or identifies no one, and when there are too many.
 */
export function parseIdentifiers(
  raw: ReadonlyArray<{ readonly kind: IdentifierKind; readonly value: string }>,
  path = 'identifiers',
): Identifier[] {
  if (raw.length > MAX_IDENTIFIERS) {
    throw new ValidationError([
      {
        path,
        issueCode: 'TOO_LONG',
        message: `at most ${MAX_IDENTIFIERS} identifiers at once`,
        limit: MAX_IDENTIFIERS,
      },
    ]);
  }
  const found = new Map<string, Identifier>();
  const issues = raw.flatMap(({ kind, value }, index): FieldIssue[] => {
    const identifier = normalizeIdentifier(kind, value);
    if (!identifier)
      return [{ path: `${path}.${index}.value`, issueCode: 'INVALID_FORMAT', message: `not a usable ${kind}` }];
    found.set(keyOf(identifier), identifier);
    return [];
  });
  if (issues.length > 0) throw new ValidationError(issues);
  return sortIdentifiers(found.values());
}

export function sortIdentifiers(identifiers: Iterable<Identifier>): Identifier[] {
  return [...identifiers].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The value as shown to a caller who may not see it whole. */
export function maskIdentifier({ kind, value }: Identifier): string {
  if (kind === 'EMAIL') {
    const at = value.lastIndexOf('@');
    return `${value.slice(0, 1)}•••${value.slice(at)}`;
  }
  if (kind === 'PHONE') return `${value.slice(0, 3)}•••${value.slice(-2)}`;
  return value.length > 8 ? `•••${value.slice(-4)}` : `•••${value.slice(-1)}`;
}

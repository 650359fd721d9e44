/**
 * What forms, POS terminals and other systems write where they know nobody. It identifies no one: no customer, no cart and no
 * touchpoint may be joined by it. The one list of every domain.
 */

/** Texts in which nothing is to be composed or taken apart, such as ids of browsers and sessions. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** Words that stand for nobody, alone or beside one of `ROLES`. */
const NOBODY: ReadonlySet<string> = setOf([
  ...['anonymous', 'anon', 'unknown', 'undefined', 'null', 'nil', 'none', 'nobody', 'noone', 'nan', 'na', 'tbd', 'nn'],
  ...['objectobject', 'notset', 'notavailable', 'notprovided', 'notapplicable', 'empty', 'blank', 'missing', 'ref'],
  ...[
    'notknown',
    'notloggedin',
    'unregistered',
    'guest',
    'guestcheckout',
    'default',
    'casual',
    'misc',
    'miscellaneous',
  ],
  ...[
    'walkin',
    'walkins',
    'cash',
    'cashsale',
    'counter',
    'countersale',
    'posguest',
    'pos',
    'instore',
    'store',
    'retail',
  ],
  ...['generalpublic', 'system', 'generic', 'onetime', 'no', 'test', 'testtest', 'dummy', 'demo', 'sample', 'example'],
  ...['xxx', 'xxxx', 'asdf', 'inconnu', 'inconnue', 'anonyme', 'invite', 'invitee', 'aucun', 'neant', 'passage'],
  ...['depassage', 'comptoir', 'ventecomptoir', 'divers', 'consommateurfinal', 'gast', 'laufkunde', 'laufkundschaft'],
  ...['barverkauf', 'barkunde', 'kassenkunde', 'unbekannt', 'anonym', 'keine', 'diverse', 'onbekend', 'passant'],
  ...['invitado', 'desconocido', 'anonimo', 'publicogeneral', 'consumidorfinal', 'final', 'generico', 'ocasional'],
  ...['mostrador', 'varios', 'ospite', 'sconosciuto', 'occasionale', 'consumatorefinale', 'convidado', 'desconhecido'],
  ...[
    'gość',
    'nieznany',
    'detaliczny',
    'гость',
    'аноним',
    'неизвестно',
    'розничный',
    'физлицо',
    '游客',
    '匿名',
    '散客',
    'ゲスト',
  ],
  ...['noemail', 'nomail', 'noreply', 'donotreply', 'nophone', 'noname', 'pasdemail', 'sansmail', 'keineemail'],
]);

/** What people are called of whom nothing is said: "Customer", "Unknown customer", "Cliente genérico". */
const ROLES = rolesOf([
  ...['customer', 'client', 'user', 'buyer', 'shopper', 'visitor', 'kunde', 'besucher', 'klant', 'cliente', 'visiteur'],
  ...['klient', 'покупатель', 'клиент', 'お客様', '顾客', '客户'],
]);

/** Addresses of documentation and tests, at which anybody writes to nobody. */
const NOWHERE = /(^|\.)(test\.(com|de|fr|net)|none\.com|noemail\.com|nomail\.com|nowhere\.com|localhost|invalid)$/;

/** Zeros, ones, nines and the like, and digits in a row: what is typed where a number must be. */
const NO_NUMBER = /^(0+|(\d)\2{4,}|0?123456789?0?|9876543210?)$/;

/**
 * The text as people see it: composed (NFC), without signs that nobody sees, such as zero-width blanks and marks of
 * direction, and without blanks around it.
 */
export function visibleText(raw: string): string {
  if (PRINTABLE_ASCII.test(raw)) return raw.trim();
  return raw
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
}

/** Whether an identifier of any kind, or a name, stands for nobody. */
export function isPlaceholder(raw: string): boolean {
  return isWordForNobody(raw) || NO_NUMBER.test(plainOf(visibleText(raw)));
}

/** Whether a text stands for nobody by its words alone: shops that count their customers have a 11111, too. */
export function isWordForNobody(raw: string): boolean {
  const text = visibleText(raw).toLowerCase();
  const at = text.lastIndexOf('@');
  return at > 0 ? isPlaceholderAddress(text.slice(0, at), text.slice(at + 1)) : isNobody(plainOf(text));
}

function isNobody(plain: string): boolean {
  const own = plain.replace(ROLES, '');
  return own === '' || NOBODY.has(plain) || NOBODY.has(own);
}

/** Names of mailboxes that are nobody's at any domain. */
const NO_MAILBOX =
  /^(noreply|donotreply|noemail|nomail|none|null|undefined|unknown|anonymous|walkin|walkincustomer|guestcheckout|pasdemail|pasdadresse|sansmail|sansemail|keineemail|ohneemail)$/;

function isPlaceholderAddress(local: string, domain: string): boolean {
  if (NOWHERE.test(domain)) return true;
  const name = plainOf(local);
  // Somebody may be called Guest or have the address na@; at a domain of examples, or of the same word, nobody is.
  const [host = ''] = domain.split('.');
  if (/^example\.(com|org|net)$/.test(domain)) return isNobody(name);
  if (plainOf(host) === name) return isNobody(name) || /^(.)\1*$/.test(name);
  return NO_MAILBOX.test(name);
}

function plainOf(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text.replace(/[^a-z0-9]/gi, '');
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function setOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(plainOf));
}

function rolesOf(words: readonly string[]): RegExp {
  const longestFirst = words.map(plainOf).sort((a, b) => b.length - a.length);
  const any = longestFirst.join('|');
  return new RegExp(`^(?:${any})|(?:${any})$`, 'u');
}

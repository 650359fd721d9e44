/**
 * What forms, POS terminals and other systems write where they know nobody. It identifies no one: no customer, no cart and no
 * touchpoint may be joined by it. The one list of every domain.
 */

/** As compared: without accents, case, blanks and marks. */
const NOBODY: ReadonlySet<string> = new Set([
  ...['anonymous', 'anon', 'unknown', 'undefined', 'null', 'nil', 'none', 'nobody', 'noone', 'nan', 'na', 'tbd'],
  ...['objectobject', 'notset', 'notavailable', 'notprovided', 'notapplicable', 'empty', 'blank', 'missing'],
  ...['guest', 'guestcheckout', 'guestcustomer', 'guestuser', 'visitor', 'customer', 'default', 'defaultcustomer'],
  ...['walkin', 'walkincustomer', 'walkinclient', 'walkins', 'cash', 'cashcustomer', 'cashsale', 'counter'],
  ...['posguest', 'poscustomer', 'instore', 'instorecustomer', 'retailcustomer', 'generalpublic', 'system'],
  ...['test', 'testtest', 'testuser', 'testcustomer', 'dummy', 'demo', 'sample', 'example', 'xxx', 'xxxx', 'asdf'],
  ...['inconnu', 'inconnue', 'anonyme', 'invite', 'invitee', 'aucun', 'neant', 'passage', 'clientpassage'],
  ...['clientdepassage', 'clientcomptoir', 'comptoir', 'clientdivers', 'clientanonyme', 'clientinconnu', 'divers'],
  ...['gast', 'laufkunde', 'laufkundschaft', 'barverkauf', 'unbekannt', 'anonym', 'keine', 'diverse'],
  ...['invitado', 'desconocido', 'anonimo', 'publicogeneral', 'ospite', 'sconosciuto', 'convidado', 'klant'],
  ...['noemail', 'nomail', 'noreply', 'donotreply', 'nophone', 'noname', 'pasdemail', 'sansmail', 'keineemail'],
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
  return raw
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
}

/** Whether an identifier of any kind, or a name, stands for nobody. */
export function isPlaceholder(raw: string): boolean {
  const text = visibleText(raw).toLowerCase();
  const at = text.lastIndexOf('@');
  if (at > 0) return isPlaceholderAddress(text.slice(0, at), text.slice(at + 1));
  const plain = plainOf(text);
  return plain === '' || NOBODY.has(plain) || NO_NUMBER.test(plain);
}

function isPlaceholderAddress(local: string, domain: string): boolean {
  if (NOWHERE.test(domain)) return true;
  const name = plainOf(local);
  // Somebody may be called Guest or have the address na@; at a domain of examples nobody is.
  if (/^example\.(com|org|net)$/.test(domain)) return NOBODY.has(name);
  return /^(noreply|donotreply|noemail|nomail|none|null|undefined|unknown|anonymous|pasdemail|sansmail)$/.test(name);
}

function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

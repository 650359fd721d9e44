/** Signs of currencies in files, as they are compared: lower case. */
const MARKS: Readonly<Record<string, string>> = {
  $: 'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BRL UYU DOP JMD BSD BBD TTD XCD',
  c$: 'CAD',
  a$: 'AUD',
  s$: 'SGD',
  nt$: 'TWD',
  r$: 'BRL',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP EGP LBP GIP FKP SHP SYP',
  '¥': 'JPY CNY',
  '₹': 'INR',
  '₽': 'RUB',
  '₴': 'UAH',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₦': 'NGN',
  '₡': 'CRC',
  '₸': 'KZT',
  '₲': 'PYG',
};

/**
 * Words that stand beside amounts, as they are compared: lower case, without a point at the end. Most are those of several
 * countries, and a file that states its currency is believed.
 */
const WORDS: ReadonlySet<string> = new Set([
  ...['kr', 'skr', 'nkr', 'dkr', 'fr', 'sfr', 'fcfa', 'zł', 'zl', 'kč', 'kc', 'ft', 'lei', 'leu', 'лв', 'руб', 'tl'],
  ...['rs', 'r', 'dh', 'dhs', 'dt', 'rm', 'rp', '円', '元', 'р', 'грн', 'ден', 'дин', 'din', 'kn'],
]);

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * The currencies that a sign or a code beside an amount may mean; null for a word that excludes none, undefined for a word
 * that stands for no money.
 */
export function currenciesOf(mark: string): readonly string[] | null | undefined {
  const code = mark.toUpperCase();
  if (CODES.has(code)) return [code];
  const plain = mark.toLowerCase().replace(/\.$/, '');
  if (WORDS.has(plain)) return null;
  const stated = MARKS[plain];
  return stated === undefined ? ofCountry(code) : stated.split(' ');
}

/** "US$", "$US" and "JP¥": a sign that several share, with the country whose it is. */
function ofCountry(mark: string): readonly string[] | undefined {
  const [, before, sign, after] = /^([A-Z]{0,2})(\p{Sc})([A-Z]{0,2})$/u.exec(mark) ?? [];
  const shared = MARKS[sign ?? '']?.split(' ') ?? [];
  const own = shared.filter((code) => code.startsWith(before || after || '?'));
  return own.length > 0 ? own : undefined;
}

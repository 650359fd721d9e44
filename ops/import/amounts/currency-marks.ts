/** Marks and words that stand for currencies in files, as they are compared: lower case, without a point at the end. */
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
  円: 'JPY',
  元: 'CNY',
  '₹': 'INR',
  rs: 'INR PKR LKR NPR MUR SCR',
  kr: 'SEK NOK DKK ISK',
  skr: 'SEK',
  nkr: 'NOK',
  dkr: 'DKK',
  fr: 'CHF XAF XOF XPF',
  sfr: 'CHF',
  fcfa: 'XAF XOF',
  zł: 'PLN',
  zl: 'PLN',
  kč: 'CZK',
  kc: 'CZK',
  ft: 'HUF',
  lei: 'RON MDL',
  leu: 'RON MDL',
  лв: 'BGN',
  '₽': 'RUB',
  руб: 'RUB',
  '₴': 'UAH',
  '₺': 'TRY',
  tl: 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₦': 'NGN',
  '₡': 'CRC',
  '₸': 'KZT',
  '₲': 'PYG',
  r: 'ZAR',
  dh: 'MAD AED',
  dhs: 'MAD AED',
  dt: 'TND',
  rm: 'MYR',
  rp: 'IDR',
};

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** The currencies that a mark or a code beside an amount may mean; undefined for a word that is none. */
export function currenciesOf(mark: string): readonly string[] | undefined {
  const code = mark.toUpperCase();
  if (CODES.has(code)) return [code];
  const stated = MARKS[mark.toLowerCase().replace(/\.$/, '')];
  return stated === undefined ? ofCountry(code) : stated.split(' ');
}

/** "US$", "$US" and "JP¥": a sign that several share, with the country whose it is. */
function ofCountry(mark: string): readonly string[] | undefined {
  const [, before, sign, after] = /^([A-Z]{0,2})(\p{Sc})([A-Z]{0,2})$/u.exec(mark) ?? [];
  const shared = MARKS[sign ?? '']?.split(' ') ?? [];
  const own = shared.filter((code) => code.startsWith(before || after || '?'));
  return own.length > 0 ? own : undefined;
}

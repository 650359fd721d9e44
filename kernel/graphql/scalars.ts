import { GraphQLError } from 'graphql';
import { timeZoneName } from '../values/time.ts';
import { readUrl } from '../values/url.ts';

function reject(expected: string): never {
  throw new GraphQLError(`Expected ${expected}`, { extensions: { code: 'BAD_USER_INPUT' } });
}

function pattern(expected: string, expression: RegExp) {
  return (value: unknown): string => {
    if (typeof value !== 'string' || !expression.test(value)) return reject(expected);
    return value;
  };
}

function parseInstant(value: unknown): Date {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value)) {
    return reject('an instant with its offset, such as 2026-11-22T09:30:00Z');
  }
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? reject('an instant that exists') : date;
}

function parseDay(value: unknown): string {
  const expected = 'a day that exists, such as 2026-11-22';
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return reject(expected);
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value ? reject(expected) : value;
}

function parseTimeZone(value: unknown): string {
  const expected = 'an IANA time zone such as Europe/Paris';
  if (typeof value !== 'string') return reject(expected);
  return timeZoneName(value) ?? reject(expected);
}

function parseUrl(value: unknown): string {
  const isUrl = typeof value === 'string' && value.length <= 2_000 && /^https?:/i.test(value) && readUrl(value);
  return isUrl ? value : reject('an http or https address');
}

/** Every custom scalar serializes to a JSON primitive, so that in-process results equal those over HTTP. */
export const scalars = {
  DateTime: {
    description: 'An instant, ISO 8601 with its offset; answered in UTC.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
    serialize: (value: Date | string) => (value instanceof Date ? value.toISOString() : value),
    parseValue: parseInstant,
  },
  Date: {
    description: 'A calendar day, "2026-11-22", in the zone that the field names; else the shop’s.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
    serialize: (value: string) => value,
    parseValue: parseDay,
  },
  Decimal: {
    description: 'An exact decimal number as a string, such as "12.50".',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259#section-6',
    serialize: (value: string) => value,
    parseValue: pattern('a decimal number as a string, such as "12.50"', /^-?\d{1,15}(\.\d{1,6})?$/),
  },
  CurrencyCode: {
    description: 'An ISO 4217 currency code, such as EUR.',
    specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
    serialize: (value: string) => value,
    parseValue: pattern('an ISO 4217 currency code such as EUR', /^[A-Z]{3}$/),
  },
  LocalTime: {
    description: 'A time of day, "09:30", in the time zone that stands beside it.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
    serialize: (value: string) => value,
    parseValue: pattern('a time of day such as 09:30', /^([01]\d|2[0-3]):[0-5]\d$/),
  },
  TimeZone: {
    description: 'An IANA time zone, such as Europe/Paris.',
    specifiedByURL: 'https://www.iana.org/time-zones',
    serialize: (value: string) => value,
    parseValue: parseTimeZone,
  },
  URL: {
    description: 'An absolute address, http or https.',
    specifiedByURL: 'https://url.spec.whatwg.org/',
    serialize: (value: string) => value,
    parseValue: parseUrl,
  },
  UUID: {
    description: 'A UUID in lower-case hexadecimal digits, such as 0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc9562',
    serialize: (value: string) => value,
    parseValue: pattern('a UUID', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
  },
  CountryCode: {
    description: 'An ISO 3166-1 country code of two letters, such as FR.',
    specifiedByURL: 'https://www.iso.org/iso-3166-country-codes.html',
    serialize: (value: string) => value,
    parseValue: pattern('an ISO 3166-1 country code such as FR', /^[A-Z]{2}$/),
  },
  LanguageTag: {
    description: 'A BCP 47 language tag, such as fr or pt-BR.',
    specifiedByURL: 'https://www.rfc-editor.org/info/bcp47',
    serialize: (value: string) => value,
    parseValue: pattern('a language tag such as fr or pt-BR', /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  },
  MinorUnits: {
    description: 'An integer amount in the minor unit of a currency, as a string of digits; internal ports only.',
    serialize: (value: bigint | number) => value.toString(),
    parseValue: (value: unknown): bigint =>
      typeof value === 'bigint'
        ? value
        : typeof value === 'string' && /^-?\d{1,18}$/.test(value)
          ? BigInt(value)
          : reject('a string of digits'),
  },
  JSON: {
    description: 'A JSON value.',
    serialize: (value: unknown) => value,
    parseValue: (value: unknown) => value,
  },
} as const;

/** Where each scalar of the public graph is specified, by its name. */
export const scalarSpecifications: ReadonlyMap<string, string> = new Map(
  Object.entries(scalars).flatMap(([name, scalar]) =>
    'specifiedByURL' in scalar ? [[name, scalar.specifiedByURL] as const] : [],
  ),
);

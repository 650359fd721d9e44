import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

type Input = Readonly<Record<string, unknown>>;

/** One way of spoiling an input, and whether GraphQL itself must refuse it. */
export interface Spoiled {
  readonly what: string;
  readonly input: Input;
  readonly refused: boolean;
}

/** Text as somebody who means harm would write it. PostgreSQL takes no null byte; a lone surrogate is no text at all. */
const TEXTS: ReadonlyArray<readonly [string, string]> = [
  ['empty', ''],
  ['huge', 'x'.repeat(20_000)],
  ['SQL', "'; DROP TABLE customer; --"],
  ['a null byte', 'a\u0000b'],
  ['a lone surrogate', '\ud800'],
];
const NUMBERS = [0, 2_147_483_647, -2_147_483_648];
const DECIMALS = ['-1.00', '0', '999999999999999.999999', '1.005'];
/** Harmless values of scalars that are no text. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Decimal: '1.00',
  DateTime: '2026-11-22T09:00:00Z',
  CurrencyCode: 'EUR',
};
/** Items of a list at most that a body of 256 KB lets through easily. */
const MANY = 400;

function hostileValues(typeName: string): ReadonlyArray<readonly [string, unknown]> {
  if (typeName === 'String' || typeName === 'ID') return TEXTS;
  if (typeName === 'Int') return NUMBERS.map((value) => [`${value}`, value]);
  if (typeName === 'Float')
    return [
      ['infinite', 1e308],
      ['negative', -1e9],
    ];
  if (typeName === 'Decimal') return DECIMALS.map((value) => [value, value]);
  if (typeName === 'DateTime')
    return [
      ['year 1', '0001-01-01T00:00:00Z'],
      ['year 9999', '9999-12-31T23:59:59Z'],
    ];
  return [];
}

/** Something of the type that nobody meant any harm by, for a field that the valid input leaves out. */
function sample(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [sample(inner.ofType)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const needed = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, sample(field.type)]));
  }
  return SAMPLES[inner.name] ?? 'x';
}

function spoilValue(type: GraphQLInputType, value: unknown, place: string, put: (value: unknown) => Input): Spoiled[] {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const items = Array.isArray(value) ? value : [];
    return [
      { what: `${place} empty`, input: put([]), refused: false },
      { what: `${place} of ${MANY}`, input: put(Array.from({ length: MANY }, () => items[0])), refused: false },
      { what: `${place} with null`, input: put([null]), refused: isNonNullType(inner.ofType) },
      ...items.slice(0, 1).flatMap((item) => spoilValue(inner.ofType, item, `${place}[0]`, (next) => put([next]))),
    ];
  }
  if (isInputObjectType(inner)) {
    const given = (value ?? {}) as Input;
    return [
      { what: `${place} as text`, input: put('text'), refused: true },
      { what: `${place} with a field that is not there`, input: put({ ...given, isAdmin: true }), refused: true },
      ...Object.values(inner.getFields()).flatMap((field) => {
        const at = `${place}.${field.name}`;
        const { [field.name]: current, ...others } = given;
        const missing =
          isNonNullType(field.type) && field.defaultValue === undefined
            ? [{ what: `${at} missing`, input: put(others), refused: true }]
            : [];
        const value = current === undefined ? sample(field.type) : current;
        return [...missing, ...spoilValue(field.type, value, at, (next) => put({ ...given, [field.name]: next }))];
      }),
    ];
  }
  const wrong: Spoiled = {
    what: `${place} of another type`,
    input: put({ nested: true }),
    refused: !/^JSON$/.test(inner.name),
  };
  if (isEnumType(inner)) return [wrong, { what: `${place} no member`, input: put('NO_SUCH_MEMBER'), refused: true }];
  return [
    wrong,
    ...hostileValues(inner.name).map(([what, bad]) => ({ what: `${place} ${what}`, input: put(bad), refused: false })),
  ];
}

/** Every way of spoiling an input, one place at a time; also places that the input leaves out. */
export function spoil(type: GraphQLInputType, input: Input): Spoiled[] {
  return spoilValue(type, input, 'input', (value) => value as Input);
}

import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isUnionType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { args, enumValues, fields, mutations, namedType, schema, types } from './schema-walk.ts';

const PASCAL = /^[A-Z][a-zA-Z0-9]*$/;
const CAMEL = /^[a-z][a-zA-Z0-9]*$/;
const SCREAMING = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
/** What a suffix says of a type. */
const ROLES: readonly (readonly [suffix: RegExp, holds: (name: string) => boolean])[] = [
  [/(Input|Ref|Filter|Sort)$/, (name) => isInputObjectType(schema.getType(name))],
  [
    /(SortKey|Status|Kind|Code|Reason)$/,
    (name) => isEnumType(schema.getType(name)) || isScalarType(schema.getType(name)),
  ],
  [/(Payload|Connection|Edge)$/, (name) => isObjectType(schema.getType(name))],
  [/Error$/, (name) => isObjectType(schema.getType(name)) || isInterfaceType(schema.getType(name))],
  [/Result$/, (name) => isUnionType(schema.getType(name))],
];
const isScalarLike = (type: string) => {
  const found = schema.getType(namedType(type));
  return isScalarType(found) || isEnumType(found);
};
const members = [...fields, ...args];

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

describe('names (section 1)', () => {
  it('types are in PascalCase, fields and arguments in camelCase, enum values in SCREAMING_SNAKE', () => {
    expectNoBreach('case', [
      ...types.filter(({ name }) => !PASCAL.test(name)).map(({ name }) => name),
      ...members.filter(({ name }) => !CAMEL.test(name)).map(({ coordinate }) => coordinate),
      ...enumValues.filter(({ name }) => !SCREAMING.test(name)).map(({ coordinate }) => coordinate),
    ]);
  });

  it('the suffix of a type tells its role, and every input has one', () => {
    expectNoBreach('suffix', [
      ...types.flatMap(({ name }) =>
        ROLES.some(([suffix, holds]) => suffix.test(name) && !holds(name)) ? [name] : [],
      ),
      ...types
        .filter((type) => isInputObjectType(type) && !/(Input|Ref|Filter|Sort)$/.test(type.name))
        .map(({ name }) => name),
    ]);
  });

  it('booleans say so', () => {
    const says = /^(is|has|can|includes|offers|requires|ships|allows)[A-Z]/;
    expectNoBreach(
      'boolean',
      members
        .filter(({ type, name }) => namedType(type) === 'Boolean' && !says.test(name))
        .map((one) => one.coordinate),
    );
  });

  it('instants end in At, days in On or Date, ends of a period in From and Before, references in Id or Ids', () => {
    const wrong = members.filter(({ name, type }) => {
      const scalar = namedType(type);
      if (scalar === 'DateTime') return !/At$/.test(name);
      if (scalar === 'Date') return !/(On|Date)$|^(date|from|before)$|(From|Before)$/.test(name);
      if (scalar === 'ID') return !/^(id|ids)$|(Id|Ids)$/.test(name);
      return /(Id|Ids)$/.test(name);
    });
    expectNoBreach(
      'scalar suffix',
      wrong.map(({ coordinate }) => coordinate),
    );
  });

  it('mutations are a verb and a noun', () => {
    const alone = new Set(['signIn', 'signUp', 'signOut']);
    expectNoBreach(
      'mutation name',
      mutations.filter(({ name }) => !alone.has(name) && !/^[a-z]+[A-Z]/.test(name)).map(({ name }) => name),
    );
  });

  it('a scalar or enum field of one name has one type wherever it stands', () => {
    const varying = new Set(['kind', 'kinds', 'status', 'statuses', 'key', 'reason', 'value', 'direction']);
    const byName = groupBy(
      fields.filter(({ type, name }) => isScalarLike(type) && !varying.has(name)),
      ({ name }) => name,
    );
    const split = [...byName].flatMap(([name, all]) => {
      const kinds = new Set(all.map(({ type }) => namedType(type)));
      return kinds.size > 1 ? [`${name}: ${[...kinds].sort().join(', ')}`] : [];
    });
    expectNoBreach('one name, one type', split);
  });

  it('finds what it should: a test of the rules', () => {
    expect(fields.length).toBeGreaterThan(400);
    expect(ROLES.every(([suffix]) => types.some(({ name }) => suffix.test(name)))).toBe(true);
  });
});

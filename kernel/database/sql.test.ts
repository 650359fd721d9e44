import { describe, expect, it } from 'vitest';
import { joinSql, preparedName, sql, trustedSql } from './sql.ts';

describe('sql', () => {
  it('keeps values out of the text and numbers them through nested fragments', () => {
    const condition = sql`and name = ${"'; drop table x"}`;
    const query = sql`select * from t where id = ${1} ${condition} order by ${trustedSql('id')} limit ${2}`;
    expect(query.text).toBe('select * from t where id = $1 and name = $2 order by id limit $3');
    expect(query.values).toEqual([1, "'; drop table x", 2]);
  });

  it('is the same however often a fragment stands in it, and in how many statements', () => {
    const twice = sql`(${1}, ${sql`x = ${'a'}`})`;
    const statement = () => sql`select ${twice}, ${sql`y`}, ${twice} limit ${5}`;
    for (let time = 0; time < 3; time++) {
      expect(statement().text).toBe('select ($1, x = $2), y, ($3, x = $4) limit $5');
      expect(statement().values).toEqual([1, 'a', 1, 'a', 5]);
      expect(twice).toMatchObject({ text: '($1, x = $2)', values: [1, 'a'] });
    }
  });

  it('joins fragments, and nothing at all', () => {
    expect(joinSql([sql`a = ${1}`, sql`b = ${2}`], ' and ')).toMatchObject({
      text: 'a = $1 and b = $2',
      values: [1, 2],
    });
    expect(joinSql([])).toMatchObject({ text: '', values: [] });
  });

  it('names the same text alike and others apart', () => {
    expect(preparedName('select 1')).toBe(preparedName('select 1'));
    expect(preparedName('select 1')).not.toBe(preparedName('select 2'));
  });
});

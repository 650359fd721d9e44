/** The quantile of the standard normal distribution that leaves 2.5 % on each side. */
const Z = 1.96;

/**
 * Columns of a quantile by nearest rank with the ranks of its 95 % interval: `<name>_n`, `<name>_value`, `<name>_low`,
 * `<name>_high`. Order statistics: ranks np ± z√(np(1 − p)).
 */
export function quantileColumns(name: string, value: string, condition: string, p: number): string {
  const sorted = `arraySort(groupArrayIf(toInt64(${value}), ${condition}))`;
  const n = `length(${sorted})`;
  const reach = `${Z} * sqrt(${n} * ${p * (1 - p)})`;
  const at = (rank: string) => `${sorted}[toUInt64(least(greatest(${rank}, 1.), toFloat64(${n})))]`;
  return [
    `${n} AS ${name}_n`,
    `${at(`ceil(${n} * ${p})`)} AS ${name}_value`,
    `${at(`floor(${n} * ${p} - ${reach})`)} AS ${name}_low`,
    `${at(`ceil(${n} * ${p} + ${reach}) + 1`)} AS ${name}_high`,
  ].join(',\n    ');
}

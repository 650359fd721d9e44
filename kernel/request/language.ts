/** Languages of an `Accept-Language` list, most wanted first; what cannot be read is passed over. */
function wantedLanguages(accepted: string): string[] {
  const weighed = accepted.split(',').flatMap((part, index) => {
    const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1);
    return tag === '' || !(weight > 0) ? [] : [{ tag: tag.toLowerCase(), weight, index }];
  });
  return weighed.sort((a, b) => b.weight - a.weight || a.index - b.index).map(({ tag }) => tag);
}

const primary = (tag: string) => tag.split('-', 1)[0];

/**
 * The best of the languages that are offered for what is accepted, a tag or an `Accept-Language` list: the very tag,
 * else one of the same language ("fr-CA" is served by "fr"), else the first that is offered.
 */
export function bestLanguage(accepted: string | undefined, offered: readonly [string, ...string[]]): string {
  for (const wanted of wantedLanguages(accepted ?? '')) {
    const found =
      offered.find((tag) => tag.toLowerCase() === wanted) ??
      offered.find((tag) => primary(tag.toLowerCase()) === primary(wanted));
    if (found !== undefined) return found;
  }
  return offered[0];
}

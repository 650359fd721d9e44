/** Tags as one line of text, and back; the text keeps a comma that is just being typed. */
export function formatTags(tags: unknown): string {
  return Array.isArray(tags) ? tags.join(', ') : '';
}

export function parseTags(text: string): string[] {
  const parts = text.split(/,\s*/);
  return parts.filter((part, index) => part !== '' || index === parts.length - 1);
}

/** Without what typing leaves behind. */
export function cleanTags(tags: readonly string[] | null | undefined): string[] {
  return [...new Set((tags ?? []).map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}

/** The package brings no types. */
declare module '@phc/format' {
  interface PhcString {
    readonly id: string;
    readonly params?: Readonly<Record<string, string | number>>;
    readonly salt?: Buffer;
    readonly hash?: Buffer;
  }
  const format: {
    /** Turns the values of `params` into texts, in place. */
    serialize(fields: PhcString): string;
    /** @throws TypeError when the text is no PHC string. */
    deserialize(text: string): PhcString;
  };
  // biome-ignore lint/style/noDefaultExport: the package is a CommonJS module with one export.
  export default format;
}

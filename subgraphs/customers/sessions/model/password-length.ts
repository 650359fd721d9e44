/** NIST SP 800-63B: at least 8, at least 64 allowed; longer ones would only cost work. */
export const PASSWORD_LENGTH = { min: 8, max: 200 } as const;

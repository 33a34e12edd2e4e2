import i18next from 'i18next';

/** The word for a code of ours (courier, hold reason, platform); a code that has none is shown as it is. */
export const termOr = (group: 'courier' | 'holdReason' | 'closeReason' | 'platform' | 'documentKind' | 'doubt' | 'maskedPart' | 'field', code: string): string => {
  const key = `terms:${group}.${code}`;
  return i18next.exists(key) ? i18next.t(key, { defaultValue: '' }) : code;
};

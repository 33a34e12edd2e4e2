import { yuan } from '../i18n/format.ts';

/** Hundredths of a currency as people read them; `null` = the file did not say. */
export const Money = ({ fen, currency = 'CNY', bare = false }: { readonly fen: number | null; readonly currency?: string; readonly bare?: boolean }) => (
  <span>{fen === null ? '—' : yuan(fen, bare ? undefined : currency)}</span>
);

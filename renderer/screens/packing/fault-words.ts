import type { TFunction } from 'i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import { tenthsShown } from '../../../shared/domain/packing/checks.ts';
import type { PackingFault } from '../../../shared/domain/packing/fault.ts';
import type { Said } from './station-state.ts';

type Found = {
  readonly reason: PackingFault;
  readonly line: PackingParcel['lines'][number] | undefined;
  readonly pieces: number;
  /** The failed check, when that is what the station says. */
  readonly said: Said | null;
  readonly words: string;
};

const longest = 300;

/** What was measured and what was wanted, for customer service. */
const measured = (said: Said | null): string => {
  if (said === null || said.code === 'refused' || said.code !== 'check_failed') return '';
  const { label, value, low, high, unit } = said.params;
  if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number') return String(label ?? '');
  return `${String(label)} ${tenthsShown(value)} (${tenthsShown(low)}–${tenthsShown(high)} ${String(unit)})`;
};

/** PK-7: the packer's sentence to customer service: reason, article, pieces, and what was measured. */
export const faultNote = (t: TFunction<'packing'>, { reason, line, pieces, said, words }: Found): string => {
  const what = line === undefined ? '' : `${[line.title || line.skuCode, line.colour, line.size].filter((part) => part !== '').join(' ')} × ${String(pieces)}`;
  const why = reason === 'other' ? words : [t(`fault.${reason}`), reason === 'check_failed' ? measured(said) : ''].filter((part) => part !== '').join(' ');
  const note = what === '' ? why : t('faultAbout', { reason: why, what });
  return [...note].slice(0, longest).join('');
};

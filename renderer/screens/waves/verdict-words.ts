import type { TFunction } from 'i18next';
import type { RefusalParams } from '../../../shared/domain/result.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import type { WaveSaid } from './use-wave-scans.ts';

type T = TFunction<'waves'>;
export type SaidWords = { readonly good: boolean; readonly title: string; readonly item: string; readonly variant: string; readonly lines: readonly string[] };

const text = (params: RefusalParams, name: string): string => String(params[name] ?? '');

/** A verdict in words: what it is, which article, what to do with it. */
export const saidWords = (t: T, said: WaveSaid): SaidWords => {
  if (said.kind === 'refused') {
    const { what, todo } = refusalWords(said.refusal);
    return { good: false, title: t('said.refused'), item: '', variant: '', lines: [what, todo] };
  }
  const { code, params, slot, tone } = said.verdict;
  const named = {
    slot: slot === null ? text(params, 'slot') : String(slot), code: text(params, 'code'), picked: text(params, 'picked'), wanted: text(params, 'wanted'),
    missing: text(params, 'missing'), pieces: text(params, 'pieces'), slots: text(params, 'slots'),
  };
  const other = params['otherWave'] === undefined ? [] : [t('why.otherWave', { n: text(params, 'otherWave') })];
  const shelf = tone === 'bad' && text(params, 'shelf') !== '' ? [t('why.shelf', { shelf: text(params, 'shelf') })] : [];
  return {
    good: tone === 'good',
    title: t(`said.${code}`, named),
    item: text(params, 'title') || text(params, 'skuCode'),
    variant: [text(params, 'colour'), text(params, 'size')].filter((part) => part !== '').join(' · '),
    lines: [t(`why.${code}`, named), ...other, ...shelf],
  };
};

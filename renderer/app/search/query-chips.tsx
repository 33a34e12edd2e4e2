import { useTranslation } from 'react-i18next';
import { flagWords, platformWords, stateWords, courierWords, spanWords } from '../../../shared/domain/orders/query-words.ts';
import { isChoiceField, partsOf, valueText, type Condition, type QueryPart } from '../../../shared/domain/orders/query.ts';
import { Icon } from '../../components/icon.tsx';
import { useSpoken } from '../../i18n/use-spoken.ts';
import styles from './query-chips.module.css';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replaceAll(/[_-]/g, ' ');

/** A condition's value in the reader's language. */
const useValueWords = (): ((condition: Condition) => string) => {
  const language = useSpoken();
  return (condition) => {
    const tongue = language === 'en' ? 'en' : 'zh';
    if ('span' in condition && condition.span.kind === 'word') return capital(spanWords[condition.span.word][tongue].at(-1) ?? '');
    if ('value' in condition && isChoiceField(condition.field)) {
      const words: Readonly<Record<string, { readonly zh: readonly string[]; readonly en: readonly string[] }>> =
        { flag: flagWords, state: stateWords, platform: platformWords, courier: courierWords }[condition.field];
      const known = words[condition.value]?.[tongue];
      return tongue === 'en' ? capital(known?.[condition.field === 'courier' ? 1 : 0] ?? condition.value) : (known?.[0] ?? condition.value);
    }
    return valueText(condition, tongue).replace('..', ' – ');
  };
};

/** The typed text without one part of it. */
const without = (text: string, { start, end }: QueryPart): string => `${text.slice(0, start)}${text.slice(end)}`.replace(/\s{2,}/g, ' ').trimStart();
/** The same part, but meant as it is written. */
const asText = (text: string, { start, end }: QueryPart): string => `${text.slice(0, start)}"${text.slice(start, end).replaceAll('"', '')}"${text.slice(end)}`;

type Props = { readonly text: string; readonly onChange: (text: string) => void };

/** CS-5: what of the typed text was understood as filters, each to be taken away or turned back into text. Nothing without any. */
export const QueryChips = ({ text, onChange }: Props) => {
  const { t } = useTranslation('search');
  const wordsOf = useValueWords();
  const parts = partsOf(text).filter((part): part is Exclude<QueryPart, { kind: 'text' }> => part.kind !== 'text');
  if (parts.length === 0) return null;
  return (
    <div className={styles['chips']} role="group" aria-label={t('chips')}>
      {parts.map((part) => {
        const field = part.kind === 'pending' ? part.field : part.condition.field;
        const value = part.kind === 'pending' ? t('missing') : wordsOf(part.condition);
        const not = part.kind === 'condition' && part.condition.not;
        const bare = part.kind === 'condition' && !/[:：]/.test(text.slice(part.start, part.end));
        return (
          <span key={`${String(part.start)} ${String(part.end)}`} className={part.kind === 'pending' ? `${styles['chip']} ${styles['pending']}` : styles['chip']} data-field={field}>
            <span className={styles['field']}>{t(`field.${field}`)}</span>
            {not && <b>{t('not')}</b>}
            <span className={styles['value']}>{value}</span>
            {bare && (
              <button type="button" className={styles['text']} title={t('asText')} aria-label={`${t('asText')}: ${text.slice(part.start, part.end)}`} onClick={() => onChange(asText(text, part))}>
                “”
              </button>
            )}
            <button type="button" className={styles['remove']} aria-label={t('remove', { text: `${t(`field.${field}`)} ${value}` })} onClick={() => onChange(without(text, part))}>
              <Icon name="cross" size={11} />
            </button>
          </span>
        );
      })}
    </div>
  );
};

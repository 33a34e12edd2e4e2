import { useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastedOrder } from '../../../shared/contract/entry.ts';
import type { PastedField } from '../../../shared/domain/entry/paste-text.ts';
import { useKeys } from '../../app/use-keys.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import styles from './entry.module.css';

type Part = PastedOrder['parts'][number];

/** Fields to assign, in the order of their digits. */
const assignable = ['name', 'phone', 'address', 'goods', 'total', 'freight', 'paid', 'note', 'nick', 'nothing'] as const satisfies readonly PastedField[];
const digitOf = (index: number): string => String((index + 1) % 10);

type Props = {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly onText: (text: string) => void;
  readonly onAssign: (start: number, end: number, field: PastedField) => void;
  readonly box: RefObject<HTMLTextAreaElement | null>;
};

/** The text with its parts behind it in colour, each where it stands; the textarea above it stays an ordinary one. */
const coloured = (text: string, parts: readonly Part[], words: (part: Part) => string): ReactNode[] => {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const part of [...parts].sort((one, other) => one.start - other.start)) {
    if (part.start < at || part.end > text.length) continue;
    if (part.start > at) nodes.push(text.slice(at, part.start));
    nodes.push(
      <mark key={part.start} data-field={part.field} data-sure={part.sure} title={words(part)}>
        {text.slice(part.start, part.end)}
      </mark>,
    );
    at = part.end;
  }
  nodes.push(`${text.slice(at)}\n`);
  return nodes;
};

export const MarkedText = ({ text, parts, onText, onAssign, box }: Props) => {
  const { t } = useTranslation('entry');
  const selection = useRef({ start: 0, end: 0 });
  const remember = (): void => {
    if (box.current !== null) selection.current = { start: box.current.selectionStart, end: box.current.selectionEnd };
  };
  const assign = (field: PastedField): void => {
    remember();
    const { start, end } = selection.current;
    if (end > start) onAssign(start, end, field);
    box.current?.focus();
  };
  useKeys(Object.fromEntries(assignable.map((field, index) => [`Ctrl+${digitOf(index)}`, () => assign(field)])), { always: true });
  const words = (part: Part): string => [t(`field.${part.field}`), part.byHand ? t('byHand') : part.sure ? '' : t('unsure')].filter((one) => one !== '').join(' · ');
  const choose = ({ start, end }: Part): void => {
    box.current?.focus();
    box.current?.setSelectionRange(start, end);
    remember();
  };
  const unsure = parts.filter((part) => !part.sure && part.field !== 'nothing');
  return (
    <div className={styles['paste']}>
      <div className={styles['sheet']}>
        <div className={styles['behind']} aria-hidden="true">
          {coloured(text, parts, words)}
        </div>
        <textarea
          ref={box}
          className={styles['text']}
          value={text}
          aria-label={t('text')}
          placeholder={t('placeholder')}
          maxLength={20_000}
          spellCheck={false}
          onSelect={remember}
          onChange={(event) => onText(event.target.value)}
        />
      </div>
      {parts.length > 0 && (
        <ul className={styles['parts']} aria-label={t('marked')}>
          {parts.filter((part) => part.field !== 'nothing').map((part) => (
            <li key={`${String(part.start)} ${part.field}`}>
              <button type="button" data-field={part.field} data-sure={part.sure} title={words(part)} onClick={() => choose(part)}>
                <small>{t(`field.${part.field}`)}</small> {text.slice(part.start, part.end).trim().slice(0, 40)}
                {!part.sure && ' ?'}
              </button>
            </li>
          ))}
        </ul>
      )}
      {unsure.length > 0 && <p className={styles['unsure']}>{t('unsure')}{unsure.map((part) => ` “${text.slice(part.start, part.end).trim().slice(0, 20)}”`).join('')}</p>}
      <p className={styles['hint']}>{t('markedHint')}</p>
      <div className={styles['fields']} role="toolbar" aria-label={t('markedHint')}>
        {assignable.map((field, index) => (
          <button key={field} type="button" data-field={field} disabled={text === ''} aria-keyshortcuts={`Control+${digitOf(index)}`} onMouseDown={(event) => event.preventDefault()} onClick={() => assign(field)}>
            {t(`field.${field}`)} <KeyHint keys={digitOf(index)} />
          </button>
        ))}
      </div>
    </div>
  );
};

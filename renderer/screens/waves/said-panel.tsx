import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { saidWords } from './verdict-words.ts';
import type { WaveSaid } from './use-wave-scans.ts';
import styles from './said-panel.module.css';

type Props = {
  readonly said: WaveSaid | null;
  readonly idle: string;
  readonly idleText: string;
  readonly typed: string;
  /** Shown in the largest type there is, e.g. the slot. */
  readonly large?: string | undefined;
  readonly largeUnit?: string | undefined;
  readonly children?: ReactNode;
};

/** What the last scan came to, readable at two metres: colour, shape, words, and the slot larger than anything else. */
export const SaidPanel = ({ said, idle, idleText, typed, large, largeUnit, children }: Props) => {
  const { t } = useTranslation('waves');
  const words = said === null ? null : saidWords(t, said);
  const tone = words === null ? 'quiet' : words.good ? 'good' : 'bad';
  return (
    <section className={`${styles['panel']} ${styles[tone]}`} data-testid="said" data-serial={said?.serial ?? 0} data-code={said === null ? '' : said.kind === 'refused' ? said.refusal.code : said.verdict.code} data-slot={said?.kind === 'verdict' ? (said.verdict.slot ?? '') : ''}>
      <div key={said?.serial ?? 0} className={styles['said']} role={tone === 'bad' ? 'alert' : 'status'}>
        <p className={styles['title']}>
          {words !== null && <Icon name={words.good ? 'check' : 'stop'} size={34} />}
          {words?.title ?? idle}
        </p>
        {large !== undefined && (
          <p className={styles['large']} aria-hidden="true">
            {large}
            <i>{largeUnit}</i>
          </p>
        )}
        {words !== null && words.item !== '' && (
          <p className={styles['item']}>
            {words.item} <b>{words.variant}</b>
          </p>
        )}
        {words?.lines.map((line) => (
          <p key={line} className={styles['line']}>
            {line}
          </p>
        ))}
      </div>
      {children}
      <p className={typed === '' ? styles['hint'] : styles['typed']} data-testid="typed">
        {typed === '' ? (words === null ? idleText : `${idleText} · ${t('typed')}`) : typed}
      </p>
    </section>
  );
};

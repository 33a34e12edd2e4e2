import { useState, type Ref, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanScan } from '../../components/scanner/scanner-input.ts';
import { Icon } from '../../components/icon.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';
import { useRefusalWords } from '../../i18n/refusal-words.ts';
import type { ScanBackSaid } from './use-scan-back.ts';
import styles from './scan-back-bar.module.css';

type Props = { readonly said: ScanBackSaid | null; readonly count: number; readonly onCode: (code: string) => void; readonly ref: Ref<HTMLInputElement> };

/** Takes what is scanned from paper, wherever the focus is; the answer is said in colour, shape, words and sound (PR-5). */
export const ScanBackBar = ({ said, count, onCode, ref }: Props) => {
  const { t } = useTranslation('numbers');
  const [typed, setTyped] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const code = cleanScan(typed);
    setTyped('');
    if (code !== '') onCode(code);
  };
  return (
    <div className={[styles['scan'], said === null ? '' : styles[toneOf(said)]].join(' ')}>
      <form onSubmit={submit}>
        <svg viewBox="0 0 24 18" aria-hidden="true" className={styles['bars']}>
          <path d="M2 2v14M5 2v14M8 2v14M12 2v14M14 2v14M18 2v14M22 2v14" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        <b className={styles['label']}>{t('scan.label')}</b>
        <input ref={ref} value={typed} maxLength={100} placeholder={t('scan.placeholder')} aria-label={t('scan.label')} data-testid="scan-back" onChange={(event) => setTyped(event.target.value)} />
        {count > 0 ? <span className={styles['count']}>{figure(count)}</span> : <span className={styles['hint']}>{t('scan.hint')}</span>}
      </form>
      {said !== null && <Verdict key={said.serial} said={said} />}
    </div>
  );
};

const toneOf = (said: ScanBackSaid): 'good' | 'again' | 'bad' => (said.kind === 'refused' ? 'bad' : said.read.alreadyScanned ? 'again' : 'good');

const Verdict = ({ said }: { readonly said: ScanBackSaid }) => {
  const { t } = useTranslation('numbers');
  const inWords = useRefusalWords();
  if (said.kind === 'refused') {
    const { what, todo } = inWords(said.refusal);
    return (
      <div className={styles['verdict']} role="alert" data-testid="scan-back-verdict" data-code={said.refusal.code}>
        <Icon name="stop" size={30} />
        <b>{t('scan.refused')}</b>
        <span className={styles['what']}>{what}</span>
        <span className={styles['todo']}>{todo}</span>
      </div>
    );
  }
  const { read } = said;
  return (
    <div className={styles['verdict']} role="status" data-testid="scan-back-verdict" data-code={read.alreadyScanned ? 'again' : 'good'}>
      <Icon name={read.alreadyScanned ? 'warning' : 'check'} size={24} />
      <b>{t(read.alreadyScanned ? 'scan.again' : 'scan.good')}</b>
      <span className={styles['what']}>
        {courierName(read.courierCode)} <LongNumber value={read.number} />
      </span>
      <bdi className={styles['who']}>{read.receiverName === '' ? t('scan.noReceiver') : t('scan.receiver', { name: read.receiverName })}</bdi>
    </div>
  );
};

import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanScan } from '../../components/scanner/scanner-input.ts';
import { Icon } from '../../components/icon.tsx';
import type { ScanOutSaid } from './use-scan-out.ts';
import { saidWords } from './verdict-words.ts';
import styles from './scan-line.module.css';

type Props = { readonly said: ScanOutSaid | null; readonly disabled: boolean; readonly onCode: (code: string) => void };

/** Takes scans wherever the focus is (the screen listens); a number that cannot be scanned is typed here. */
export const ScanLine = ({ said, disabled, onCode }: Props) => {
  const { t } = useTranslation('collections');
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // What is typed while nothing has the focus is meant for this line.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || document.activeElement !== document.body) return;
      event.preventDefault();
      field.current?.focus();
      setTyped((before) => before + event.key);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  const words = said === null ? null : saidWords(t, said);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const code = cleanScan(typed);
    setTyped('');
    if (code !== '') onCode(code);
  };
  const tone = words === null ? '' : words.good ? styles['good'] : styles['bad'];
  return (
    <div className={`${styles['scan']} ${tone}`}>
      <form onSubmit={submit}>
        <svg viewBox="0 0 24 18" aria-hidden="true" className={styles['bars']}>
          <path d="M2 2v14M5 2v14M8 2v14M12 2v14M14 2v14M18 2v14M22 2v14" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        <input ref={field} value={typed} disabled={disabled} autoFocus maxLength={100} placeholder={t('scan.placeholder')} aria-label={t('scan.label')} onChange={(event) => setTyped(event.target.value)} data-testid="scan-out" />
        {words === null ? <span className={styles['hint']}>{t('scan.typed')}</span> : null}
      </form>
      {words !== null && said !== null && (
        <div key={said.serial} className={styles['verdict']} role={words.good ? 'status' : 'alert'} data-testid="scan-verdict" data-code={said.kind === 'verdict' ? said.verdict.code : 'refused'}>
          <Icon name={words.good ? 'check' : 'stop'} size={words.good ? 24 : 32} />
          <b>{words.title}</b>
          <span className={styles['what']}>{words.what}</span>
          {words.todo !== '' && <span className={styles['todo']}>{words.todo}</span>}
        </div>
      )}
    </div>
  );
};

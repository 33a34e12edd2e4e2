import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/domain/result.ts';
import { useRefusalWords } from '../i18n/refusal-words.ts';
import { Icon } from './icon.tsx';
import styles from './refusal-notice.module.css';

type Props = { readonly refusal: Refusal | undefined; readonly action?: ReactNode };

/** What was refused and what to do, standing where the person acted. */
export const RefusalNotice = ({ refusal, action }: Props) => {
  const inWords = useRefusalWords();
  if (refusal === undefined) return null;
  const { what, todo } = inWords(refusal);
  return (
    <div className={styles['notice']} role="alert">
      <Icon name="stop" size={16} />
      <span className={styles['words']}>
        <span className={styles['what']}>{what}</span>
        <span className={styles['todo']}>{todo}</span>
      </span>
      {action}
    </div>
  );
};

/** Something to know before going on; nothing was refused. */
export const WarningNotice = ({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) => (
  <div className={`${styles['notice']} ${styles['warn']}`} role="status">
    <Icon name="warning" size={16} />
    <span className={styles['words']}>{children}</span>
    {action}
  </div>
);

import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './empty-state.module.css';

type Props = {
  readonly icon: IconName;
  /** What belongs here. */
  readonly title: string;
  readonly text?: string;
  /** The one action that changes it. */
  readonly action?: ReactNode;
};

export const EmptyState = ({ icon, title, text, action }: Props) => (
  <div className={styles['empty']}>
    <span className={styles['icon']}>
      <Icon name={icon} size={22} />
    </span>
    <p className={styles['title']}>{title}</p>
    {text !== undefined && <p className={styles['text']}>{text}</p>}
    {action !== undefined && <div className={styles['action']}>{action}</div>}
  </div>
);

import { useEffect, useRef, type ReactNode } from 'react';
import { ConfigProvider } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import styles from './antd-dialog.module.css';

type Props = { readonly title: string; readonly width: number; readonly onClose: () => void; readonly children: ReactNode };

/**
 * A window over the screen for antd's fields. antd's own modal writes styles that the page's policy refuses. The focus goes to the
 * first field marked `data-first`; Escape closes an open list first, and then the dialog.
 */
export const AntdDialog = ({ title, width, onClose, children }: Props) => {
  const { t } = useTranslation('app');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    const first = shown?.querySelector<HTMLElement>('[data-first]:is(input, button, textarea), [data-first] :is(input, button, textarea)');
    first?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      style={{ width }}
      aria-label={title}
      onCancel={(event) => {
        if (event.currentTarget.querySelector('.ant-select-open') !== null) event.preventDefault();
      }}
      onClose={onClose}
    >
      <ConfigProvider getPopupContainer={() => dialog.current ?? document.body}>
        <header className={styles['head']}>
          <h2>{title}</h2>
          <Button kind="quiet" keys="Esc" onClick={onClose}>
            {t('close')}
          </Button>
        </header>
        <div className={styles['body']}>{children}</div>
      </ConfigProvider>
    </dialog>
  );
};

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { Button } from '../../components/button.tsx';
import { SignInPad } from '../../screens/sign-in/sign-in-pad.tsx';
import { useSession, useShop } from '../session.ts';
import { useKeys } from '../use-keys.ts';
import styles from './switch-person.module.css';

export const useSwitchPerson = create<{ readonly open: boolean }>()(() => ({ open: false }));

const close = (): void => useSwitchPerson.setState({ open: false });

const SwitchDialog = () => {
  const { t } = useTranslation('signIn');
  const { staff } = useShop();
  const session = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  // Most often it is the other one of two who takes over.
  const other = staff.find((person) => person.id !== session.staffId);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-label={t('switchTitle')} onClose={close}>
      <header className={styles['head']}>
        <h2>{t('switchTitle')}</h2>
        <Button kind="quiet" keys="Esc" onClick={close}>
          {t('stay')}
        </Button>
      </header>
      <SignInPad {...(other === undefined ? {} : { startWith: other.id })} onDone={close} />
    </dialog>
  );
};

/** F12: the next person signs in where the last one stood; Escape stays. */
export const SwitchPerson = () => {
  const open = useSwitchPerson((state) => state.open);
  useKeys({ F12: () => useSwitchPerson.setState({ open: true }) }, { always: true });
  return open ? <SwitchDialog /> : null;
};

import { useTranslation } from 'react-i18next';
import { go } from '../../app/navigation.ts';
import { useShop } from '../../app/session.ts';
import { Tag } from '../../components/tag.tsx';
import { SignInPad } from './sign-in-pad.tsx';
import styles from './sign-in-screen.module.css';

export const SignInScreen = () => {
  const { t } = useTranslation(['signIn', 'app']);
  const { shop, demo } = useShop();
  return (
    <main className={styles['page']} data-screen="sign-in">
      <header className={styles['head']}>
        <span className={styles['mark']} aria-hidden="true">后</span>
        <h1>{t('title')}</h1>
        <p className={styles['shop']}>{shop.name}</p>
        {demo && <Tag>{t('app:demo')}</Tag>}
      </header>
      <SignInPad onDone={() => go('today')} />
    </main>
  );
};

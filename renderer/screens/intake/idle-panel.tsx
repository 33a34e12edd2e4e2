import { useTranslation } from 'react-i18next';
import { chooseAndRead } from '../../app/intake-errand.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import styles from './intake.module.css';

export const IdlePanel = () => {
  const { t } = useTranslation('intake');
  return (
    <section className={styles['drop']}>
      <span className={styles['dropIcon']}>
        <Icon name="intake" size={26} />
      </span>
      <h2>{t('idle.title')}</h2>
      <p>{t('idle.text')}</p>
      <Button kind="primary" size="large" keys="Ctrl O" onClick={() => void chooseAndRead()}>
        {t('choose')}
      </Button>
      <p>{t('idle.safe')}</p>
    </section>
  );
};

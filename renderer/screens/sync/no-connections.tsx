import { useTranslation } from 'react-i18next';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import styles from './sync-screen.module.css';

/** OF-5: without any connector the same work goes by files; said so, with the one step further. */
export const NoConnections = () => {
  const { t } = useTranslation('sync');
  const mayAdd = useMay('settings.edit');
  return (
    <section className={styles['none']} aria-label={t('none.title')} data-testid="no-connections">
      <Icon name="folder" size={22} />
      <div>
        <h2>{t('none.title')}</h2>
        <p>{t('none.text')}</p>
        {!mayAdd && <p>{t('none.ask')}</p>}
      </div>
      {mayAdd && <Button kind="primary" icon={<Icon name="plus" size={14} />} keys="C" onClick={() => go('settings', { kind: 'settings_section', section: 'connections' })}>{t('none.add')}</Button>}
    </section>
  );
};

import { useTranslation } from 'react-i18next';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { Icon } from '../../components/icon.tsx';
import { figure } from '../../i18n/format.ts';
import { go, useNavigation } from '../navigation.ts';
import { screenOf, screens, type ScreenEntry } from '../screens.tsx';
import { useSession } from '../session.ts';
import { useRailCounts } from './rail-counts.ts';
import styles from './rail.module.css';

export const openScreen = (screen: ScreenEntry): void => go(screen.id);

const RailItem = ({ screen, count }: { readonly screen: ScreenEntry; readonly count: number | undefined }) => {
  const { t } = useTranslation('app');
  const current = useNavigation((state) => state.screen === screen.id || screenOf(state.screen).under === screen.id);
  return (
    <button
      type="button"
      className={styles['item']}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={screen.digit === undefined ? undefined : `Alt+${screen.digit}`}
      title={[t(`screen.${screen.id}`), screen.digit === undefined ? '' : `Alt ${screen.digit}`].filter((part) => part !== '').join(' · ')}
      data-rail={screen.id}
      onClick={() => openScreen(screen)}
    >
      <Icon name={screen.icon} />
      <span className={styles['label']}>{t(`screen.${screen.id}`)}</span>
      {count !== undefined && count > 0 && (
        <span className={styles['count']} aria-label={t('waiting', { count })}>
          {figure(count)}
        </span>
      )}
    </button>
  );
};

export const Rail = () => {
  const { t } = useTranslation('app');
  const { role } = useSession();
  const counts = useRailCounts(role);
  const seen = screens.filter((screen) => screen.permission === null || may(role, screen.permission));
  const items = (place: ScreenEntry['place']) =>
    seen.filter((screen) => screen.place === place).map((screen) => <RailItem key={screen.id} screen={screen} count={counts[screen.id]} />);
  const business = items('business');
  return (
    <nav className={styles['rail']} aria-label={t('rail')}>
      <div className={styles['brand']}>
        <span className={styles['mark']} aria-hidden="true">后</span>
        <span className={styles['brandText']}>{t('name')}</span>
      </div>
      {items('work')}
      {business.length > 0 && <div className={styles['section']}>{t('section.business')}</div>}
      {business}
      <div className={styles['gap']} />
      {items('foot')}
    </nav>
  );
};

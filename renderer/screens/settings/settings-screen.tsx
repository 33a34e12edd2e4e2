import { useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type Permission } from '../../../shared/domain/staff/permissions.ts';
import { AntdTheme } from '../../app/antd-theme.tsx';
import { go } from '../../app/navigation.ts';
import { useSession } from '../../app/session.ts';
import { useErrand } from '../../app/use-errand.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupsSection } from './backups-section.tsx';
import { CategoriesSection } from './categories-section.tsx';
import { CameraSection } from './camera-section.tsx';
import { ConnectionsSection } from './connections-section.tsx';
import { GiftsSection } from './gifts-section.tsx';
import { PinSection } from './pin-section.tsx';
import { RollsSection } from './rolls-section.tsx';
import { ScaleSection } from './scale-section.tsx';
import { ShopSection } from './shop-section.tsx';
import { StaffSection } from './staff-section.tsx';
import styles from './settings.module.css';

type SectionName = 'shop' | 'connections' | 'categories' | 'gifts' | 'rolls' | 'scale' | 'camera' | 'staff' | 'backups' | 'appearance' | 'pin';
type Section = { readonly name: SectionName; readonly permission: Permission | null; readonly component: ComponentType };

const sections: readonly Section[] = [
  { name: 'shop', permission: 'settings.edit', component: ShopSection },
  { name: 'connections', permission: 'settings.edit', component: ConnectionsSection },
  { name: 'categories', permission: 'settings.edit', component: CategoriesSection },
  { name: 'gifts', permission: 'settings.edit', component: GiftsSection },
  { name: 'rolls', permission: 'settings.edit', component: RollsSection },
  { name: 'scale', permission: 'settings.edit', component: ScaleSection },
  { name: 'camera', permission: 'settings.edit', component: CameraSection },
  { name: 'staff', permission: 'staff.manage', component: StaffSection },
  { name: 'backups', permission: 'backups.manage', component: BackupsSection },
  { name: 'appearance', permission: null, component: AppearanceSection },
  { name: 'pin', permission: null, component: PinSection },
];

let lastSection: string | undefined;

export const SettingsScreen = () => {
  const { t } = useTranslation('settings');
  const { role } = useSession();
  const seen = sections.filter((section) => section.permission === null || may(role, section.permission));
  const [wanted, setWanted] = useState<string | undefined>(lastSection);
  const choose = (name: string): void => {
    lastSection = name;
    setWanted(name);
  };
  useErrand('settings_section', ({ section }) => {
    // Printers have a screen of their own: one way to do it.
    if (section === 'printers') go('printers');
    else choose(section);
  });
  const current = seen.find((section) => section.name === wanted) ?? seen[0];
  const Body = current?.component;
  return (
    <div className={styles['page']}>
      <nav className={styles['sections']} aria-label={t('sections')}>
        <h1>{t('title')}</h1>
        {seen.map((section) => (
          <button key={section.name} type="button" className={styles['section']} data-section={section.name} aria-current={section === current} onClick={() => choose(section.name)}>
            {t(`section.${section.name}`)}
          </button>
        ))}
        {may(role, 'printing.print') && (
          <button type="button" className={styles['section']} data-section="printers" onClick={() => go('printers')}>
            {t('section.printers')}
          </button>
        )}
        <button type="button" className={styles['section']} data-section="about" onClick={() => go('diagnostics')}>
          {t('section.about')}
        </button>
      </nav>
      <div className={styles['body']}>
        <div className={styles['column']}>
          <AntdTheme>{Body !== undefined && <Body />}</AntdTheme>
        </div>
      </div>
    </div>
  );
};

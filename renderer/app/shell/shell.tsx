import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { Guarded } from '../guarded.tsx';
import { useNavigation } from '../navigation.ts';
import { screenOf, screens } from '../screens.tsx';
import { useSession } from '../session.ts';
import { useKeys } from '../use-keys.ts';
import { DeadlineBar } from './deadline-bar.tsx';
import { DropVeil } from './drop-veil.tsx';
import { openScreen, Rail } from './rail.tsx';
import { SwitchPerson } from './switch-person.tsx';
import { TopBar } from './top-bar.tsx';
import styles from './shell.module.css';

/** The frame of the main window; it is drawn at once, the screen comes into it. */
export const Shell = () => {
  const { t } = useTranslation('app');
  const session = useSession();
  const wanted = useNavigation((state) => state.screen);
  // Where somebody begins who may not see the screen that was open before them.
  const home = session.role === 'packer' ? 'packing' : 'today';
  const allowed = screens.filter((screen) => screen.permission === null || may(session.role, screen.permission));
  const entry = allowed.find((screen) => screen.id === wanted) ?? allowed.find((screen) => screen.id === home) ?? allowed[0] ?? screenOf('settings');
  const Screen = entry.component;
  useKeys(
    Object.fromEntries(allowed.flatMap((screen) => (screen.digit === undefined ? [] : [[`Alt+${screen.digit}`, () => openScreen(screen)]]))),
    { always: true },
  );
  return (
    <div className={styles['shell']}>
      <Rail />
      <TopBar />
      <div className={styles['body']}>
        <DeadlineBar />
        <main className={styles['content']} data-screen={entry.id}>
          <Guarded key={`${entry.id} ${String(session.staffId)}`}>
            <Suspense fallback={<span className="visually-hidden" role="status">{t('loading')}</span>}>
              <Screen />
            </Suspense>
          </Guarded>
        </main>
      </div>
      <DropVeil />
      <SwitchPerson />
    </div>
  );
};

import type { TFunction } from 'i18next';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { backroom } from '../../api/client.ts';
import type { IconName } from '../../components/icon.tsx';
import { chooseAndRead } from '../intake-errand.ts';
import { go } from '../navigation.ts';
import { screens } from '../screens.tsx';
import { refreshAppState, type OpenShop } from '../session.ts';
import { openScreen } from '../shell/rail.tsx';
import { useSwitchPerson } from '../shell/switch-person.tsx';

export type Command = {
  readonly id: string;
  readonly words: string;
  /** What else people type for it: the other language, pinyin initials. */
  readonly also: string;
  readonly icon: IconName;
  readonly keys?: string;
  readonly run: () => void;
};

const pinyin: Readonly<Record<string, string>> = {
  today: 'jr today', orders: 'dd orders', intake: 'dr import', printing: 'dy print', packing: 'db pack', collections: 'jj hand-over collection courier', stock: 'kc stock', customers: 'kh gk customers buyers vip groups',
  sync: 'tb fjx sync outbox online line refused', settings: 'sz settings', diagnostics: 'zd diagnostics about log',
};

/** Everything that can be asked for by name, for the person who is signed in. */
export const commandsFor = (shop: OpenShop, t: TFunction<'app'>): readonly Command[] => {
  const { session, language, theme } = shop;
  if (session === null) return [];
  const appearance = async (change: Partial<Pick<OpenShop, 'language' | 'theme'>>): Promise<void> => {
    await backroom.app.setAppearance({ language, theme, ...change });
    await refreshAppState();
  };
  const seen = screens.filter((screen) => screen.permission === null || may(session.role, screen.permission));
  return [
    ...seen.map((screen) => ({
      id: `go.${screen.id}`,
      words: t('command.goTo', { screen: t(`screen.${screen.id}`) }),
      also: `${t(`screen.${screen.id}`)} ${pinyin[screen.id] ?? ''}`,
      icon: screen.icon,
      ...(screen.digit === undefined ? {} : { keys: `Alt ${screen.digit}` }),
      run: () => openScreen(screen),
    })),
    ...(may(session.role, 'packing.pack')
      ? [{ id: 'packing.window', words: t('command.openPacking'), also: 'dbt packing window', icon: 'window' as const, run: () => void backroom.app.openPackingWindow() }]
      : []),
    ...(may(session.role, 'intake.import')
      ? [{ id: 'intake.choose', words: t('command.importFiles'), also: 'dr dddr import open csv xlsx', icon: 'intake' as const, keys: 'Ctrl O', run: () => void chooseAndRead() }]
      : []),
    ...(may(session.role, 'settings.edit')
      ? [{ id: 'connections', words: t('command.connections'), also: 'lj pt connections platforms api keys', icon: 'sync' as const, run: () => go('settings', { kind: 'settings_section', section: 'connections' }) }]
      : []),
    ...(may(session.role, 'backups.manage')
      ? [{ id: 'backup', words: t('command.backUp'), also: 'bf backup', icon: 'folder' as const, run: () => go('settings', { kind: 'settings_section', section: 'backups' }) }]
      : []),
    { id: 'person.switch', words: t('command.switchPerson'), also: 'hr dl switch sign in', icon: 'person', keys: 'F12', run: () => useSwitchPerson.setState({ open: true }) },
    {
      id: 'person.out', words: t('command.signOut'), also: 'tc sign out lock', icon: 'lock',
      run: () => {
        void backroom.staff.signOut().then(refreshAppState);
      },
    },
    ...(language === 'en'
      ? [{ id: 'language.zh', words: t('command.chinese'), also: 'zw chinese language yy', icon: 'settings' as const, run: () => void appearance({ language: 'zh-CN' }) }]
      : [{ id: 'language.en', words: t('command.english'), also: 'yw english language yy', icon: 'settings' as const, run: () => void appearance({ language: 'en' }) }]),
    ...(['light', 'dark', 'system'] as const)
      .filter((other) => other !== theme)
      .map((other) => ({
        id: `theme.${other}`,
        words: t({ light: 'command.themeLight' as const, dark: 'command.themeDark' as const, system: 'command.themeSystem' as const }[other]),
        also: `wg theme ${other}`,
        icon: 'settings' as const,
        run: () => void appearance({ theme: other }),
      })),
  ];
};

import { create } from 'zustand';
import type { AppState, Session } from '../../shared/contract/app.ts';
import { may, type Permission } from '../../shared/domain/staff/permissions.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { backroom } from '../api/client.ts';
import { listenQuietly } from '../api/listen.ts';
import { setTimeZone } from '../i18n/format.ts';
import { speak } from '../i18n/index.ts';
import { showTheme } from './theme.ts';

export type OpenShop = Extract<AppState, { phase: 'open' }>;

type Known = { readonly state: AppState | undefined; readonly refusal: Refusal | undefined };

/** What stands between the person and the shop, as main last said it. */
export const useAppState = create<Known>()(() => ({ state: undefined, refusal: undefined }));

export const refreshAppState = async (): Promise<void> => {
  const answer = await backroom.app.state();
  if (!answer.ok) {
    useAppState.setState({ refusal: answer.refusal });
    return;
  }
  const state = answer.value;
  if (state.phase === 'open') {
    showTheme(state.theme);
    setTimeZone(state.shop.timeZone);
    await speak(state.language);
  }
  useAppState.setState({ state, refusal: undefined });
};

/** Asks once and follows every change from then on. */
export const followAppState = async (): Promise<void> => {
  listenQuietly(['app.changed'], () => void refreshAppState());
  await refreshAppState();
};

/** The open shop; only below the shell, where there is one. */
export const useShop = (): OpenShop => {
  const state = useAppState((known) => known.state);
  if (state?.phase !== 'open') throw new Error('a screen of the open shop is shown without one');
  return state;
};

export const useSession = (): Session => {
  const { session } = useShop();
  if (session === null) throw new Error('a screen for signed-in staff is shown to nobody');
  return session;
};

/** Whether the person at this window may do it; main checks again on every call. */
export const useMay = (permission: Permission): boolean => may(useSession().role, permission);

import { create } from 'zustand';

export type Theme = 'system' | 'light' | 'dark';
export type ShownTheme = 'light' | 'dark';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
let wanted: Theme = 'system';

const resolve = (): ShownTheme => (wanted === 'system' ? (systemDark.matches ? 'dark' : 'light') : wanted);

/** The theme on screen now, for what cannot be said in CSS (antd's tokens). */
export const useShownTheme = create<{ readonly shown: ShownTheme }>()(() => ({ shown: resolve() }));

const apply = (): void => {
  const shown = resolve();
  document.documentElement.dataset['theme'] = shown;
  useShownTheme.setState({ shown });
};

export const showTheme = (theme: Theme): void => {
  wanted = theme;
  apply();
};

systemDark.addEventListener('change', apply);
apply();

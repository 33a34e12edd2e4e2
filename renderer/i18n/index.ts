import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { zhCN } from './zh-CN/index.ts';

export type Language = 'zh-CN' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    returnNull: false;
    resources: typeof zhCN;
  }
}

/** Only the language in use is loaded; the other one is a chunk of its own. */
const load: Readonly<Record<Language, () => Promise<Readonly<Record<string, object>>>>> = {
  'zh-CN': async () => (await import('./zh-CN/index.ts')).zhCN,
  en: async () => (await import('./en/index.ts')).en,
};

const ready = i18next.use(initReactI18next).init({
  resources: {},
  lng: 'zh-CN',
  fallbackLng: false,
  defaultNS: 'app',
  ns: [],
  // React escapes; values are text of customers and stay exactly as they are.
  interpolation: { escapeValue: false, skipOnVariables: true },
  returnNull: false,
  react: { useSuspense: false, bindI18nStore: 'added' },
});

/** Switches the window's language; the first call must come before the first render. */
export const speak = async (language: Language): Promise<void> => {
  await ready;
  if (!i18next.hasResourceBundle(language, 'app')) {
    for (const [feature, words] of Object.entries(await load[language]())) i18next.addResourceBundle(language, feature, words);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
};

export const spoken = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

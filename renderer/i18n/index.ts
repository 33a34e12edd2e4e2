import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { first } from './zh-CN/first.ts';
import type { zhCN } from './zh-CN/index.ts';

export type Language = 'zh-CN' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    returnNull: false;
    resources: typeof zhCN;
  }
}

type Bundles = Readonly<Record<string, object>>;

/** The words of the first screen: those of nearly every shop are in the page already. */
const firstWords: Readonly<Record<Language, () => Bundles | Promise<Bundles>>> = {
  'zh-CN': () => first,
  en: async () => (await import('./en/first.ts')).first,
};

/** Only the language in use is loaded; the other one is a chunk of its own. */
const everyWord: Readonly<Record<Language, () => Promise<Bundles>>> = {
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

const add = (language: Language, words: Bundles): void => {
  for (const [feature, texts] of Object.entries(words)) {
    if (!i18next.hasResourceBundle(language, feature)) i18next.addResourceBundle(language, feature, texts);
  }
};

let wanted: Language = 'zh-CN';
let everyWordIsWanted = false;

/** Switches the window's language; the first call must come before the first render. */
export const speak = async (language: Language): Promise<void> => {
  wanted = language;
  await ready;
  add(language, await firstWords[language]());
  if (everyWordIsWanted) add(language, await everyWord[language]());
  // Another language may have been asked for meanwhile.
  if (language !== wanted) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
};

/** All words of the language that is spoken, from now on of every language that is switched to. Awaited before a screen shows them. */
export const everyWordLoaded = async (): Promise<void> => {
  everyWordIsWanted = true;
  let language: Language;
  do {
    language = wanted;
    const words = await everyWord[language]();
    await ready;
    add(language, words);
  } while (language !== wanted);
};

export const spoken = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

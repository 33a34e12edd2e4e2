import { useTranslation } from 'react-i18next';
import type { Language } from './index.ts';

/** The language on screen; re-renders when it changes. */
export const useSpoken = (): Language => (useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN');

import { Button } from '../components/button.tsx';
import { speak } from '../i18n/index.ts';
import { useSpoken } from '../i18n/use-spoken.ts';

/** The other language, for pages that stand before the settings can be reached. */
export const LanguageButton = () => {
  const other = useSpoken() === 'en' ? 'zh-CN' : 'en';
  return (
    <Button lang={other} onClick={() => void speak(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
};

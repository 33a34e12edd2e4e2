import { useMemo, type ReactNode } from 'react';
import { ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useShownTheme, type ShownTheme } from './theme.ts';
import { useSpoken } from '../i18n/use-spoken.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** antd's tokens, read from tokens.css so that there is one palette. */
const themeOf = (shown: ShownTheme): ThemeConfig => {
  const css = getComputedStyle(document.documentElement);
  const colour = (name: string): string => css.getPropertyValue(`--${name}`).trim();
  return {
    algorithm: shown === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { key: `backroom-${shown}` },
    token: {
      colorPrimary: colour('accent'), colorInfo: colour('accent'), colorError: colour('red'), colorWarning: colour('amber'), colorSuccess: colour('green'),
      colorText: colour('ink'), colorTextSecondary: colour('ink-2'), colorTextTertiary: colour('ink-3'), colorTextDescription: colour('ink-3'),
      colorTextPlaceholder: colour('ink-3'), colorTextDisabled: colour('ink-3'),
      colorBgBase: colour('surface'), colorBgContainer: colour('surface'), colorBgElevated: colour('surface'), colorBgLayout: colour('ground'),
      colorBorder: colour('control-line'), colorBorderSecondary: colour('line'), colorSplit: colour('line'),
      fontFamily: colour('sans'), fontSize: 13, controlHeight: 32, borderRadius: 7, lineWidthFocus: 2, motion: false, wireframe: false,
    },
    components: {
      Button: { primaryColor: colour('on-accent'), fontWeight: 400, primaryShadow: 'none', defaultShadow: 'none' },
      Form: { itemMarginBottom: 10, verticalLabelPadding: '0 0 4px' },
      Select: { optionSelectedBg: colour('accent-soft') },
    },
  };
};

/** Wraps a screen or panel that uses antd's forms, selects, modals or tooltips. Loaded with it, never with the first screen. */
export const AntdTheme = ({ children }: { readonly children: ReactNode }) => {
  const shown = useShownTheme((state) => state.shown);
  const language = useSpoken();
  const theme = useMemo(() => themeOf(shown), [shown]);
  return (
    <ConfigProvider locale={language === 'en' ? enUS : zhCN} theme={theme} csp={{ nonce }} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
};

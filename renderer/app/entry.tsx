import './tokens.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { speak } from '../i18n/index.ts';
import { App } from './app.tsx';
import { followAppState, useAppState } from './session.ts';

// The language of nearly every shop comes while main is asked which one it is.
void import('../i18n/zh-CN/index.ts');

/** What the person sees first is asked for before anything is drawn, so that nothing flashes past. */
await followAppState();
if (useAppState.getState().state?.phase !== 'open') await speak('zh-CN');

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);

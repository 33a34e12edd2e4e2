import './tokens.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { everyWordLoaded, speak } from '../i18n/index.ts';
import { App } from './app.tsx';
import { followAppState, useAppState } from './session.ts';

/** What the person sees first is asked for before anything is drawn, so that nothing flashes past. */
await followAppState();
if (useAppState.getState().state?.phase !== 'open') await speak('zh-CN');

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
// Before anybody can have signed in; who is signed in already is shown nothing before these.
requestIdleCallback(() => void everyWordLoaded());

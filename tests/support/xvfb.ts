export { ensureDisplay, startInvisibleDisplay, type Display } from '../../electron/dev/machine/display.ts';

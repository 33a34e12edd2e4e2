/**
 * Chromium's sandbox refuses to run as root. The app never switches it off by itself: only launchers do, for root alone,
 * and `npm start` says so.
 */
export function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

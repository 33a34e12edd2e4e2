import { everyFeature } from './ipc/every-feature.ts';
import { createHandlers } from './ipc/handlers.ts';
import type { AboutApp } from './ipc/handlers/app.ts';
import type { Host } from './ipc/host.ts';
import type { FindFeature } from './ipc/serve.ts';
import type { Log } from './shell/log.ts';
import type { Places } from './shell/places.ts';
import { startShop, type RunningShopServices } from './shell/running-shop.ts';
import type { Online } from './use-cases/sync/line-state.ts';

export type WholeShop = { readonly running: RunningShopServices; readonly handlersFor: (host: Host, about: AboutApp) => FindFeature };

/** All that no window needs before somebody has signed in: most of the app's code, the printers, and every desk that works by itself. */
export const createWholeShop = (surroundings: { readonly places: Places; readonly log: Log; readonly network: () => Online }): WholeShop => ({
  running: startShop(surroundings),
  handlersFor: (host, about) => everyFeature(createHandlers(host, about)),
});

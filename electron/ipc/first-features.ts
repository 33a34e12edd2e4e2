import { app } from '../../shared/contract/app.ts';
import { staff } from '../../shared/contract/staff.ts';
import { appHandlers, type AboutApp } from './handlers/app.ts';
import { staffHandlers } from './handlers/staff.ts';
import type { Host } from './host.ts';
import type { FindFeature } from './serve.ts';

/** What is asked before anybody has signed in. All else is loaded when it is first asked for, or once the window is up. */
export const firstFeatures = (host: Host, about: AboutApp, findLater: FindFeature): FindFeature => {
  const first: ReadonlyMap<string, ReturnType<FindFeature>> = new Map([
    ['app', { operations: app, handlers: appHandlers(host, about) }],
    ['staff', { operations: staff, handlers: staffHandlers(host) }],
  ]);
  return (name) => first.get(name) ?? findLater(name);
};

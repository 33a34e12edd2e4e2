import { contract, type FeatureName } from '../../shared/contract/index.ts';
import type { FindFeature, Handlers } from './serve.ts';

/** Every feature of the contract, answered by these handlers. */
export const everyFeature = (handlers: Handlers): FindFeature => (name) =>
  Object.hasOwn(contract, name) ? { operations: contract[name as FeatureName], handlers: handlers[name as FeatureName] } : undefined;

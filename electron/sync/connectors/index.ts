import type { ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import type { MakeConnector } from '../connector.ts';

/** Speaks to nobody yet. */
const notYet: MakeConnector = () => ({ ping: () => Promise.resolve({ kind: 'no_answer', why: 'unreachable', maybeDone: false }) });

/** All connectors; loaded when the first connection is opened, so that a shop without any does not wait for them. */
export const loadMakers = async (): Promise<Readonly<Record<ConnectorKind, MakeConnector>>> => {
  const { makeFolder } = await import('./folder.ts');
  return { folder: makeFolder, taobao: notYet, douyin: notYet, pinduoduo: notYet, shopify: notYet, woocommerce: notYet, kuaidi100: notYet };
};

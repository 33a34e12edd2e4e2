import type { ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import type { MakeConnector } from '../connector.ts';

/** Speaks to nobody yet. */
const notYet: MakeConnector = () => ({ ping: () => Promise.resolve({ kind: 'no_answer', why: 'unreachable', maybeDone: false }) });

/** All connectors; loaded when the first connection is opened, so that a shop without any does not wait for them. */
export const loadMakers = async (): Promise<Readonly<Record<ConnectorKind, MakeConnector>>> => {
  const [{ makeFolder }, { makeTaobao }, { makeDouyin }, { makePinduoduo }] = await Promise.all([import('./folder.ts'), import('./taobao.ts'), import('./douyin.ts'), import('./pinduoduo.ts')]);
  return { folder: makeFolder, taobao: makeTaobao, douyin: makeDouyin, pinduoduo: makePinduoduo, shopify: notYet, woocommerce: notYet, kuaidi100: notYet };
};

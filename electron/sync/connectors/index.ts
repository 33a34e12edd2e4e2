import type { ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import type { MakeConnector } from '../connector.ts';

/** All connectors; loaded when the first connection is opened, so that a shop without any does not wait for them. */
export const loadMakers = async (): Promise<Readonly<Record<ConnectorKind, MakeConnector>>> => {
  const [{ makeFolder }, { makeTaobao }, { makeDouyin }, { makePinduoduo }, { makeShopify }, { makeWoocommerce }, { makeKuaidi100 }] = await Promise.all([
    import('./folder.ts'), import('./taobao.ts'), import('./douyin.ts'), import('./pinduoduo.ts'), import('./shopify.ts'), import('./woocommerce.ts'), import('./kuaidi100.ts'),
  ]);
  return {
    folder: makeFolder, taobao: makeTaobao, douyin: makeDouyin, pinduoduo: makePinduoduo, shopify: makeShopify, woocommerce: makeWoocommerce, kuaidi100: makeKuaidi100,
  };
};

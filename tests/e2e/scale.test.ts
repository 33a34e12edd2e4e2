import { expect, test } from '@playwright/test';
import { askShop } from '../support/asked-shop.ts';
import { launchApp } from '../support/launch-app.ts';
import { makeShop } from '../support/shop-in-app.ts';
import { startStandInScale } from '../support/stand-in-scale.ts';
import { goTo } from '../../electron/dev/demo/hands.ts';

test('PK-6: a scale is chosen in the settings and shows what lies on it, with the driver of the real app', async () => {
  const scale = await startStandInScale();
  scale.keepSaying('ST,GS,+  0.612kg\r\n');
  const app = await launchApp();
  try {
    await makeShop(app.window);
    await app.window.reload();
    // A pseudo-terminal is no port that the system lists, so main is asked as the settings' button does.
    const device = { kind: 'serial', path: scale.realPath(), baudRate: 9600 };
    await goTo(app.window, 'settings');
    await app.window.locator('[data-section="scale"]').click();
    await expect(app.window.getByTestId('scale-live')).toContainText('没有打开');
    await askShop(app.window, 'scales', 'choose', { on: true, device, protocol: 'auto', unit: 'kg' });
    await expect(app.window.getByTestId('scale-live')).toContainText('0.61');
    await expect(app.window.getByTestId('scale-live')).toContainText('ST,GS');
    await scale.unplug();
    await expect(app.window.getByTestId('scale-live')).toContainText('秤没有连上');
    expect(app.consoleErrors).toEqual([]);
  } finally {
    await app.close();
    await scale.close();
  }
});

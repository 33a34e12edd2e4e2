import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow } from 'electron';
import type { Sheet } from '../../../shared/domain/printing/display-list.ts';
import { drawSvg, sheetFontFamily, svgText } from '../../../shared/domain/printing/svg.ts';
import { fontFiles } from '../../../electron/printing/fonts.ts';
import { median } from '../figure.ts';

const pagesInOneCall = 200;
const rounds = 3;

/** How many of the very same pages Chromium prints a second by `printToPDF`, many in one call, with page and fonts loaded before. */
export const chromiumPagesPerSecond = async (sheets: readonly Sheet[], resourcesFolder: string, folder: string): Promise<number> => {
  const pages = sheets.slice(0, pagesInOneCall);
  const [first] = pages;
  if (first === undefined) throw new Error('no sheets');
  const face = (file: string, weight: number): string =>
    `@font-face { font-family: '${sheetFontFamily}'; font-weight: ${weight}; src: url('${pathToFileURL(join(resourcesFolder, 'fonts', file)).href}'); }`;
  const [width, height] = [first.widthHmm / 100, first.heightHmm / 100];
  const file = join(folder, 'pages.html');
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><style>${face(fontFiles.regular, 400)}${face(fontFiles.bold, 700)}
@page { size: ${width}mm ${height}mm; margin: 0; } body { margin: 0; } svg { display: block; width: ${width}mm; height: ${height}mm; break-after: page; }</style>
${pages.map((sheet) => svgText(drawSvg(sheet))).join('\n')}`);
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  try {
    await window.loadFile(file);
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => document.fonts.size)');
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, margins: { top: 0, bottom: 0, left: 0, right: 0 } });
      seconds.push((performance.now() - from) / 1_000);
      const printed = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      if (printed < pages.length || printed > pages.length + 1) throw new Error(`Chromium printed ${printed} pages of ${pages.length}`);
    }
    return pages.length / median(seconds);
  } finally {
    window.destroy();
  }
};

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { picturesByIds } from '../../electron/store/templates.ts';
import { addPicture, exportTemplate, importTemplate, pictureOf } from '../../electron/use-cases/templates/exchange.ts';
import { drawTemplate } from '../../electron/use-cases/templates/draw-template.ts';
import { copyTemplate, getTemplate, listTemplates, restoreTemplate, retireTemplate, saveTemplate } from '../../electron/use-cases/templates/own-templates.ts';
import { createTemplateReader } from '../../electron/use-cases/templates/template-reader.ts';
import { assign } from '../../electron/use-cases/printing/assignments.ts';
import { inventedData, inventedNumber } from '../../electron/use-cases/templates/invented-data.ts';
import { readSettings } from '../../electron/store/settings.ts';
import { parseSheet, type Mark } from '../../shared/domain/printing/display-list.ts';
import { serializeTemplate } from '../../shared/domain/printing/serialize-template.ts';
import type { Template } from '../../shared/domain/printing/template.ts';
import { openPrintingShop, type PrintingShop } from '../support/printing-shop.ts';
import { addStaff, codeOf, mustBe } from '../support/shop.ts';

const reader = createTemplateReader(new URL('../../electron/use-cases/templates/template-worker.ts', import.meta.url));
let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
});
afterEach(async () => {
  await shop.end();
});

const asJson = (template: Template): Record<string, unknown> => JSON.parse(serializeTemplate(template)) as Record<string, unknown>;
const copy = (templateId = 'thermal-100x180'): string =>
  mustBe(copyTemplate(shop.services, shop.printing, shop.manager, { templateId, nameZh: '自己的面单', nameEn: 'Our own label' })).templateId;
const get = (templateId: string, version: number | null = null) => mustBe(getTemplate(shop.services, shop.printing, { templateId, version }));
const save = (templateId: string, basedOn: number, template: Template) =>
  saveTemplate(shop.services, shop.printing, shop.manager, { templateId, basedOn, template: asJson(template) });
const renamed = (template: Template, zh: string): Template => ({ ...template, name: { ...template.name, zh } });
const written = (name: string, content: string | Uint8Array): string => {
  const path = join(shop.folder, name);
  writeFileSync(path, content);
  return path;
};
const bringIn = (path: string) => importTemplate(shop.services, shop.printing, reader, shop.manager, path);
const placeOf = async (content: unknown): Promise<string> => {
  const answer = await bringIn(written('bad.json', typeof content === 'string' ? content : JSON.stringify(content)));
  return answer.ok ? 'taken' : `${answer.refusal.code} ${String(answer.refusal.params?.['path'] ?? '')} ${String(answer.refusal.params?.['problem'] ?? '')}`.trim();
};

describe('PR-3: versions', () => {
  test('a copy is the shop’s own; what is printed on from then on is its newest version', () => {
    const id = copy();
    expect(shop.printing.templates().get(id)?.name.zh).toBe('自己的面单');
    expect(mustBe(save(id, 1, renamed(get(id).template, '第二版')))).toEqual({ version: 2 });
    expect(shop.printing.templates().get(id)).toMatchObject({ version: 2, name: { zh: '第二版' } });
    expect(get(id).versions.map(({ version, staffName }) => [version, staffName])).toEqual([[2, '店长'], [1, '店长']]);
    expect(get(id, 1).template.name.zh).toBe('自己的面单');
    expect(mustBe(restoreTemplate(shop.services, shop.printing, shop.manager, { templateId: id, version: 1 }))).toEqual({ version: 3 });
    expect(shop.printing.templates().get(id)?.name.zh).toBe('自己的面单');
    const listed = mustBe(listTemplates(shop.services, shop.printing)).find((one) => one.id === id);
    expect(listed).toMatchObject({ shipped: false, version: 3, copiedFrom: 'thermal-100x180', inUse: 0 });
  });

  test('what another person saved meanwhile is not overwritten, and nothing changed makes no version', () => {
    const id = copy();
    const second = addStaff(shop, '周敏', 'manager');
    mustBe(saveTemplate(shop.services, shop.printing, second, { templateId: id, basedOn: 1, template: asJson(renamed(get(id).template, '周敏的')) }));
    expect(codeOf(save(id, 1, renamed(get(id).template, '我的')))).toBe('template.changed_meanwhile');
    expect(get(id).template.name.zh).toBe('周敏的');
    expect(mustBe(save(id, 2, get(id).template))).toEqual({ version: 2 });
  });

  test('shipped templates and versions once saved are never changed', () => {
    const shipped = get('thermal-100x180');
    expect(codeOf(save('thermal-100x180', shipped.template.version, renamed(shipped.template, '改')))).toBe('template.shipped');
    copy();
    expect(() => shop.store.write((writer) => writer.run("UPDATE template_versions SET content = '{}'"))).toThrow(/never changed/);
    expect(() => shop.store.write((writer) => writer.run('DELETE FROM template_versions'))).toThrow(/never deleted/);
  });

  test('a template in use is not retired; a retired one is off the shelf and still readable', async () => {
    const id = copy();
    mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'waybill', courierCode: '', spooler: 'cups', printerName: 'Labels', templateId: id }));
    const retire = () => retireTemplate(shop.services, shop.printing, shop.manager, { templateId: id });
    expect(codeOf(retire())).toBe('template.in_use');
    mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'waybill', courierCode: '', spooler: 'cups', printerName: 'Labels', templateId: 'thermal-100x180' }));
    mustBe(retire());
    expect(shop.printing.templates().has(id)).toBe(false);
    expect(get(id).template.name.zh).toBe('自己的面单');
    expect(codeOf(save(id, 1, get(id).template))).toBe('template.retired');
    expect(copy()).not.toBe(id);
  });

  test('every step is traced with its author', () => {
    const id = copy();
    mustBe(save(id, 1, renamed(get(id).template, '新名')));
    const rows = shop.store.reader.all<{ action: string; staff_id: number }>("SELECT action, staff_id FROM trace WHERE subject = 'template' ORDER BY id");
    expect(rows).toEqual([{ action: 'template.copied', staff_id: shop.manager.staffId }, { action: 'template.saved', staff_id: shop.manager.staffId }]);
  });

  test('another kind, a missing picture and whatever is not right are refused with the place', () => {
    const id = copy();
    const { template } = get(id);
    expect(codeOf(save(id, 1, { ...get('packing-slip-a5').template, id }))).toBe('template.kind_changed');
    const picture = { type: 'picture' as const, pages: 'every' as const, when: null, xHmm: 0, yHmm: 0, widthHmm: 500, heightHmm: 500, pictureId: 'a'.repeat(64) };
    expect(save(id, 1, { ...template, elements: [picture] })).toMatchObject({ ok: false, refusal: { params: { path: 'elements[0].pictureId', problem: 'picture_missing' } } });
    const cyclic: Record<string, unknown> = { ...asJson(template) };
    cyclic['elements'] = [cyclic];
    expect(saveTemplate(shop.services, shop.printing, shop.manager, { templateId: id, basedOn: 1, template: cyclic }).ok).toBe(false);
    expect(get(id).versions).toHaveLength(1);
  });
});

describe('PR-3: pictures', () => {
  const png = (width: number, height: number): Uint8Array => {
    const image = new PNG({ width, height });
    for (let at = 0; at < image.data.length; at += 4) image.data.set([200, 30, 30, 255], at);
    return PNG.sync.write(image);
  };
  const addAt = (path: string, use: 'print' | 'backdrop' = 'print') => addPicture(shop.services, reader, shop.manager, path, use);

  test('a picture that prints becomes small and grey; the photo of a form stays as it is', async () => {
    const path = written('logo.png', png(2_000, 1_000));
    const added = mustBe(await addAt(path))!;
    expect(added).toMatchObject({ widthPx: 1_600, heightPx: 800 });
    const bytes = picturesByIds(shop.store.reader, [added.pictureId, 'b'.repeat(64)]).get(added.pictureId)!;
    expect([bytes[24], bytes[25]]).toEqual([8, 0]);
    expect(PNG.sync.read(Buffer.from(bytes)).data[0]).toBe(Math.round(0.2126 * 200 + 0.7874 * 30));
    const photo = mustBe(await addAt(path, 'backdrop'))!;
    expect(photo).toMatchObject({ widthPx: 2_000 });
    expect(mustBe(pictureOf(shop.services, { pictureId: photo.pictureId })).dataUrl).toBe(`data:image/png;base64,${readFileSync(path).toString('base64')}`);
  });

  test('gigabytes of pixels, cut-off files and other files are refused by content, before anything is decoded', async () => {
    const bomb = Buffer.from(png(4, 4));
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(codeOf(await addAt(written('bomb.png', bomb)))).toBe('template.picture_too_large');
    expect(codeOf(await addAt(written('huge.png', Buffer.concat([png(4, 4), Buffer.alloc(21 * 1024 * 1024)]))))).toBe('template.picture_too_large');
    expect(codeOf(await addAt(written('cut.png', png(300, 300).slice(0, 90))))).toBe('template.picture_damaged');
    expect(codeOf(await addAt(written('page.png', '<svg onload="alert(1)"/>')))).toBe('template.not_a_picture');
    expect(codeOf(await addAt(join(shop.folder, 'none.png')))).toBe('template.file_unreadable');
    mkdirSync(join(shop.folder, 'folder.png'));
    expect(codeOf(await addAt(join(shop.folder, 'folder.png')))).toBe('template.file_unreadable');
    expect(shop.store.reader.all('SELECT id FROM template_pictures')).toEqual([]);
  });
});

describe('PR-3: files', () => {
  const exported = async (templateId: string): Promise<string> => {
    const path = join(shop.folder, 'out.json');
    mustBe(await exportTemplate(shop.services, shop.printing, () => Promise.resolve(path), { templateId }));
    return path;
  };

  test('exported and imported, a template with its pictures is the same again, as a new one', async () => {
    const image = new PNG({ width: 20, height: 10 });
    const logo = mustBe(await addPicture(shop.services, reader, shop.manager, written('logo.png', PNG.sync.write(image)), 'print'))!;
    const id = copy();
    const { template } = get(id);
    const withPicture: Template = {
      ...template, backdropPicture: { pictureId: logo.pictureId, xHmm: -100, yHmm: 0, widthHmm: 5_000, heightHmm: 2_500 },
      elements: [...template.elements, { type: 'picture', pages: 'every', when: null, xHmm: 0, yHmm: 0, widthHmm: 500, heightHmm: 250, pictureId: logo.pictureId }],
    };
    mustBe(save(id, 1, withPicture));
    const path = await exported(id);
    const other = await openPrintingShop();
    const { templateId } = mustBe(await importTemplate(other.services, other.printing, reader, other.manager, path));
    const { template: again } = mustBe(getTemplate(other.services, other.printing, { templateId, version: null }));
    expect({ ...again, id, version: 2 }).toEqual(get(id).template);
    expect(picturesByIds(other.store.reader, [logo.pictureId]).size).toBe(1);
    await other.end();
  });

  test('a wrong file is refused with the place named, and nothing is taken in', async () => {
    const good = JSON.parse(readFileSync(await exported('thermal-100x180'), 'utf8')) as { template: { elements: Record<string, unknown>[] } & Record<string, unknown>; pictures: unknown };
    const { template } = good;
    const withFirst = (change: Record<string, unknown>) => ({ ...good, template: { ...template, elements: [{ ...template.elements[0], ...change }, ...template.elements.slice(1)] } });
    const id = 'c'.repeat(64);
    const pictured = { ...good, template: { ...template, elements: [{ type: 'picture', xHmm: 0, yHmm: 0, widthHmm: 100, heightHmm: 100, pictureId: id }] } };
    expect(await placeOf('not json')).toBe('template.file_not_a_template');
    expect(await placeOf([1, 2])).toBe('template.file_not_a_template');
    expect(await placeOf({ file: 'backroom-template', format: 2, template })).toBe('template.file_wrong format out_of_range');
    expect(await placeOf({ file: 'backroom-template', format: 1 })).toBe('template.file_wrong template missing');
    expect(await placeOf(withFirst({ sizeHmm: 'large' }))).toBe('template.file_wrong template.elements[0].sizeHmm not_an_integer');
    expect(await placeOf(withFirst({ onload: 'x' }))).toBe('template.file_wrong template.elements[0].onload unknown_key');
    expect(await placeOf(withFirst({ xHmm: 99_999 }))).toMatch(/^template\.file_wrong template\.elements\[0\]\.(xHmm|widthHmm) /);
    expect(await placeOf(pictured)).toBe('template.file_wrong template.elements[0].pictureId picture_missing');
    expect(await placeOf({ ...pictured, pictures: { [id]: { use: 'print', base64: 'AAAA' } } })).toBe(`template.file_wrong pictures.${id}.base64 picture_changed`);
    expect(await placeOf({ ...good, pictures: { '../../etc/passwd': { use: 'print', base64: '' } } })).toBe('template.file_wrong pictures.../../etc/passwd not_used');
    expect(await placeOf(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBe('template.file_not_a_template');
    expect(await placeOf(`{"elements":${'{"elements":['.repeat(5_000)}${']}'.repeat(5_000)}}`)).toMatch(/^printing\.template_invalid/);
    expect(await placeOf('{"__proto__": {"file": "backroom-template"}, "format": 1}')).toBe('template.file_not_a_template');
    expect(shop.store.reader.all('SELECT id FROM templates')).toEqual([]);
  });

  test('a hostile name stays a name and makes a harmless file name', async () => {
    const id = copy();
    mustBe(save(id, 1, renamed(get(id).template, '../../<script>\u202e"a|b?')));
    let suggested = '';
    await exportTemplate(shop.services, shop.printing, (suggestion) => {
      suggested = suggestion;
      return Promise.resolve(null);
    }, { templateId: id });
    expect(suggested).toMatch(/^[^\\/:*?"<>|\u202e]+\.backroom-template\.json$/);
    expect(suggested.startsWith('.')).toBe(false);
  });
});

describe('PR-3: an unsaved template is drawn', () => {
  test('put together, the parts are the very marks that print, for every shipped template', async () => {
    const { shop: profile } = readSettings(shop.store.reader);
    for (const template of shop.printing.shelf.shipped().values()) {
      const data = inventedData(template.kind, { shop: profile!, courierName: '中通快递', waybillNumber: inventedNumber, printedAt: '2026-11-21 09:00' });
      const [whole] = mustBe(await shop.printing.renderer.layOut(template, [data]));
      const { sheetCount, parts, problems } = mustBe(await shop.printing.renderer.layOutParts(template, data));
      const sheets = mustBe(whole!).map((text) => mustBe(parseSheet(text)).marks);
      expect([template.id, sheetCount, problems]).toEqual([template.id, sheets.length, []]);
      const together = sheets.map((_, sheet) => parts.flatMap((part) => part.sheets[sheet] ?? []));
      // Cells of an area come one repeated element after the other.
      const repeats = template.elements.some(({ type }) => type === 'area');
      const inOrder = (marks: readonly Mark[]): string[] => (repeats ? marks.map((mark) => JSON.stringify(mark)).sort() : marks.map((mark) => JSON.stringify(mark)));
      expect(together.map(inOrder)).toEqual(sheets.map(inOrder));
    }
  });

  test('an element that is wrong or does not fit is named at its place and hides no other', async () => {
    const { template } = get('thermal-100x180');
    const json = asJson(template);
    const elements = [...(json['elements'] as Record<string, unknown>[])];
    const texts = elements.flatMap((element, index) => (element['type'] === 'text' ? [index] : []));
    const [first = 0, second = 0] = texts;
    elements[first] = { ...elements[first], text: '{{nonsense}}' };
    elements[second] = { ...elements[second], text: '很长'.repeat(200), widthHmm: 500, heightHmm: 300, instead: '' };
    const drawn = mustBe(await drawTemplate(shop.services, shop.printing, { template: { ...json, elements }, orderId: null }));
    expect(drawn.problems.map(({ element, path, refusal }) => [element, path, refusal.code])).toEqual([
      [first, `elements[${first}].text`, 'printing.template_invalid'], [second, `elements[${second}]`, 'printing.text_does_not_fit'],
    ]);
    expect(drawn.parts.some(({ element }) => element === elements.length - 1)).toBe(true);
  });
});

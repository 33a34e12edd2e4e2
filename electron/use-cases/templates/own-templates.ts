import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { assignedKinds, fieldsOf, rowFieldsOf, type AssignedKind } from '../../../shared/domain/printing/document-data.ts';
import { parseTemplate, readTemplate } from '../../../shared/domain/printing/parse-template.ts';
import { serializeTemplate } from '../../../shared/domain/printing/serialize-template.ts';
import { picturesOnTemplate } from '../../../shared/domain/printing/template-pictures.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import {
  contentOfVersion, insertTemplate, insertTemplateVersion, ownTemplate, ownTemplates, pictureById, retireTemplateRow, templatesEver, versionsOf, type StoredTemplate,
} from '../../store/templates.ts';
import { listAssignments } from '../printing/assignments.ts';
import type { PrintingServices } from '../printing/printing-services.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';

const isAssigned = (kind: string): kind is AssignedKind => (assignedKinds as readonly string[]).includes(kind);

/** Assignments by template, the ones that a shop falls back to included. */
const inUse = (services: Services): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>();
  const assignments = listAssignments(services);
  for (const { templateId } of assignments.ok ? assignments.value : []) uses.set(templateId, (uses.get(templateId) ?? 0) + 1);
  return uses;
};

/** In the order of their kinds; of a kind the shipped ones first, plain paper and labels before pre-printed forms, then the shop's own. */
export const listTemplates = (services: Services, printing: PrintingServices): Result<OutputFor<'templates', 'list'>> => {
  const own = new Map(ownTemplates(readerOf(services)).map((row) => [row.id, row]));
  const uses = inUse(services);
  const listed = [...printing.templates().values()].flatMap((template) => {
    const { id, kind, name, paper, version } = template;
    if (!isAssigned(kind)) return [];
    const stored = own.get(id);
    return [{
      id, kind, nameZh: name.zh, nameEn: name.en, ...paper, version, preprinted: template.backdrop.length > 0 || template.backdropPicture !== undefined,
      shipped: stored === undefined, copiedFrom: stored?.copied_from ?? '', savedAt: stored?.saved_at ?? null, inUse: uses.get(id) ?? 0,
    }];
  });
  const rank = ({ kind }: { kind: AssignedKind }): number => assignedKinds.indexOf(kind);
  return ok(listed.sort((a, b) => rank(a) - rank(b) || Number(b.shipped) - Number(a.shipped) || Number(a.shipped && a.preprinted) - Number(b.shipped && b.preprinted)));
};

/** One that is here to be drawn with: a shipped one, or a version of the shop's own; a retired one is still readable. */
export const templateOf = (reader: Reader, printing: PrintingServices, id: string, version: number | null): Result<Template> => {
  const shipped = printing.shelf.shipped().get(id);
  if (shipped !== undefined) return version === null || version === shipped.version ? ok(shipped) : refuse('template.version_unknown', { version });
  const stored = ownTemplate(reader, id);
  if (stored === undefined) return refuse('template.unknown');
  const content = version === null ? stored.content : contentOfVersion(reader, id, version);
  return content === undefined ? refuse('template.version_unknown', { version: version ?? 0 }) : parseTemplate(content);
};

export const getTemplate = (services: Services, printing: PrintingServices, input: InputFor<'templates', 'get'>): Result<OutputFor<'templates', 'get'>> => {
  const reader = readerOf(services);
  const template = templateOf(reader, printing, input.templateId, input.version);
  if (!template.ok) return template;
  const { kind } = template.value;
  return ok({
    template: template.value, shipped: printing.shelf.shipped().has(input.templateId),
    versions: versionsOf(reader, input.templateId).map(({ version, saved_at, staff_name }) => ({ version, savedAt: saved_at, staffName: staff_name })),
    fields: [...fieldsOf(kind)], rowFields: [...rowFieldsOf(kind)],
  });
};

/** The shop's own template that may still be changed. */
const changeable = (reader: Reader, printing: PrintingServices, id: string): Result<StoredTemplate> => {
  if (printing.shelf.shipped().has(id)) return refuse('template.shipped');
  const stored = ownTemplate(reader, id);
  if (stored === undefined) return refuse('template.unknown');
  return stored.retired_at === null ? ok(stored) : refuse('template.retired');
};

const missingPicture = (reader: Reader, template: Template): Result<null> => {
  for (const { id, use, path } of picturesOnTemplate(template)) {
    const picture = pictureById(reader, id);
    if (picture === undefined || (use === 'print' && picture.use !== 'print')) return refuse('printing.template_invalid', { path, problem: 'picture_missing' }, path);
  }
  return ok(null);
};

type Saved = { readonly action: string; readonly before: Readonly<Record<string, unknown>> };

const writeVersion = ({ writer, at, trace, emit }: Act, caller: Caller, template: Template, { action, before }: Saved): void => {
  insertTemplateVersion(writer, { id: template.id, version: template.version, content: serializeTemplate(template), at, staffId: caller.staffId });
  trace({
    action, subject: 'template', subjectId: null, before,
    after: { template: template.id, version: template.version, name: template.name.zh, elements: template.elements.length },
  });
  emit('printing.changed', {});
};

/** PR-3: the next version of one of the shop's own. What has been printed stays as it was drawn. */
export const saveTemplate = (services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'templates', 'save'>): Result<{ version: number }> => {
  const read = readTemplate(input.template);
  if (!read.ok) return read;
  return act(services, caller.staffId, (step) => {
    const stored = changeable(step.writer, printing, input.templateId);
    if (!stored.ok) return stored;
    const { version, content } = stored.value;
    if (version !== input.basedOn) return refuse('template.changed_meanwhile', { version });
    const before = parseTemplate(content);
    if (before.ok && before.value.kind !== read.value.kind) return refuse('template.kind_changed', { kind: before.value.kind });
    const pictures = missingPicture(step.writer, read.value);
    if (!pictures.ok) return pictures;
    const asItWas = serializeTemplate({ ...read.value, id: input.templateId, version });
    if (asItWas === content) return ok({ version });
    writeVersion(step, caller, { ...read.value, id: input.templateId, version: version + 1 }, { action: 'template.saved', before: { version } });
    return ok({ version: version + 1 });
  });
};

/** Puts a template into the shop as a new one of its own, with a name of its own. */
export const addTemplate = (step: Act, printing: PrintingServices, caller: Caller, template: Template, copiedFrom: string): string => {
  let number = templatesEver(step.writer) + 1;
  while (printing.shelf.shipped().has(`own-${number}`)) number += 1;
  const id = `own-${number}`;
  insertTemplate(step.writer, { id, copiedFrom, at: step.at });
  writeVersion(step, caller, { ...template, id, version: 1 }, { action: copiedFrom === '' ? 'template.imported' : 'template.copied', before: { copiedFrom } });
  return id;
};

export const copyTemplate = (services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'templates', 'copy'>): Result<{ templateId: string }> =>
  act(services, caller.staffId, (step) => {
    const template = templateOf(step.writer, printing, input.templateId, null);
    if (!template.ok) return template;
    if (!isAssigned(template.value.kind)) return refuse('template.unknown');
    const copy: Template = { ...template.value, name: { zh: input.nameZh, en: input.nameEn } };
    return ok({ templateId: addTemplate(step, printing, caller, copy, input.templateId) });
  });

/** An older version becomes the newest: as a version of its own, so that nothing is undone behind anybody's back. */
export const restoreTemplate = (services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'templates', 'restore'>): Result<{ version: number }> =>
  act(services, caller.staffId, (step) => {
    const stored = changeable(step.writer, printing, input.templateId);
    if (!stored.ok) return stored;
    const { version } = stored.value;
    if (input.version === version) return ok({ version });
    const content = contentOfVersion(step.writer, input.templateId, input.version);
    if (content === undefined) return refuse('template.version_unknown', { version: input.version });
    const template = parseTemplate(content);
    if (!template.ok) return template;
    writeVersion(step, caller, { ...template.value, version: version + 1 }, { action: 'template.restored', before: { version, from: input.version } });
    return ok({ version: version + 1 });
  });

export const retireTemplate = (services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'templates', 'retire'>): Result<null> => {
  const uses = inUse(services).get(input.templateId) ?? 0;
  return act(services, caller.staffId, ({ writer, at, trace, emit }) => {
    const stored = changeable(writer, printing, input.templateId);
    if (!stored.ok) return stored;
    if (uses > 0) return refuse('template.in_use', { count: uses });
    retireTemplateRow(writer, input.templateId, at);
    trace({ action: 'template.retired', subject: 'template', subjectId: null, before: { template: input.templateId, version: stored.value.version } });
    emit('printing.changed', {});
    return ok(null);
  });
};

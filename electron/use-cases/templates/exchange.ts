import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { picturesOnTemplate } from '../../../shared/domain/printing/template-pictures.ts';
import { assignedKinds } from '../../../shared/domain/printing/document-data.ts';
import { at } from '../../../shared/domain/printing/json-reader.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { openAtomicFile, refuseFileError, type AtomicFile } from '../../printing/atomic-file.ts';
import { keepPicture, pictureById, type PictureUse } from '../../store/templates.ts';
import type { PrintingServices } from '../printing/printing-services.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';
import { addTemplate, templateOf } from './own-templates.ts';
import type { ReadPicture } from './read-picture.ts';
import { fileNameOf, writeTemplateFile } from './template-file.ts';
import type { TemplateReader } from './template-reader.ts';

/** Asks a person where the file goes; null = none chosen. */
type ChoosePath = (suggestion: string) => Promise<string | null>;

/** Template and pictures in one file, there whole or not at all. */
export const exportTemplate = async (
  services: Services, printing: PrintingServices, choose: ChoosePath, input: InputFor<'templates', 'exportFile'>,
): Promise<Result<OutputFor<'templates', 'exportFile'>>> => {
  const reader = readerOf(services);
  const template = templateOf(reader, printing, input.templateId, null);
  if (!template.ok) return template;
  const path = await choose(fileNameOf(template.value));
  if (path === null) return ok(null);
  const pictures = [...new Set(picturesOnTemplate(template.value).map(({ id }) => id))].flatMap((id) => pictureById(reader, id) ?? []);
  let file: AtomicFile | null = null;
  try {
    file = openAtomicFile(path);
    file.write(Buffer.from(writeTemplateFile(template.value, pictures)));
    file.commit();
    return ok({ path });
  } catch (error) {
    return refuseFileError(error, path);
  } finally {
    file?.discard();
  }
};

const keep = ({ writer, at }: Act, pictures: readonly ReadPicture[]): void => {
  for (const picture of pictures) keepPicture(writer, { ...picture, at });
};

/** A template file becomes a new template of the shop; nothing that is here is touched. */
export const importTemplate = async (
  services: Services, printing: PrintingServices, reader: TemplateReader, caller: Caller, path: string,
): Promise<Result<{ templateId: string }>> => {
  const file = await reader.file(path);
  if (!file.ok) return file;
  const { template, pictures } = file.value;
  if (!(assignedKinds as readonly string[]).includes(template.kind)) return refuse('template.file_wrong', { path: at('template', 'kind'), problem: 'not_a_choice' });
  return act(services, caller.staffId, (step) => {
    keep(step, pictures);
    return ok({ templateId: addTemplate(step, printing, caller, template, '') });
  });
};

export const addPicture = async (
  services: Services, reader: TemplateReader, caller: Caller, path: string, use: PictureUse,
): Promise<Result<OutputFor<'templates', 'addPicture'>>> => {
  const picture = await reader.picture(path, use);
  if (!picture.ok) return picture;
  return act(services, caller.staffId, (step) => {
    const { id, widthPx, heightPx } = picture.value;
    keep(step, [picture.value]);
    step.trace({ action: 'template.picture_added', subject: 'template', subjectId: null, after: { picture: id, use, widthPx, heightPx } });
    return ok({ pictureId: id, widthPx, heightPx });
  });
};

export const pictureOf = (services: Services, input: InputFor<'templates', 'picture'>): Result<OutputFor<'templates', 'picture'>> => {
  const picture = pictureById(readerOf(services), input.pictureId);
  if (picture === undefined) return refuse('template.picture_unknown');
  const { mime, bytes, width_px, height_px } = picture;
  return ok({ dataUrl: `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`, widthPx: width_px, heightPx: height_px });
};

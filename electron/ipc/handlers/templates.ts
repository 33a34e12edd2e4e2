import { ok } from '../../../shared/domain/result.ts';
import { drawTemplate } from '../../use-cases/templates/draw-template.ts';
import { addPicture, exportTemplate, importTemplate, pictureOf } from '../../use-cases/templates/exchange.ts';
import { copyTemplate, getTemplate, listTemplates, restoreTemplate, retireTemplate, saveTemplate } from '../../use-cases/templates/own-templates.ts';
import { createTemplateReader } from '../../use-cases/templates/template-reader.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const templatesHandlers = (host: Host): Handlers['templates'] => {
  const reader = createTemplateReader(host.workerFile('template-worker'));
  return {
    list: () => listTemplates(host.services(), host.printing()),
    get: (_calling, input) => getTemplate(host.services(), host.printing(), input),
    save: (calling, input) => saveTemplate(host.services(), host.printing(), callerOf(calling), input),
    copy: (calling, input) => copyTemplate(host.services(), host.printing(), callerOf(calling), input),
    restore: (calling, input) => restoreTemplate(host.services(), host.printing(), callerOf(calling), input),
    retire: (calling, input) => retireTemplate(host.services(), host.printing(), callerOf(calling), input),
    exportFile: (_calling, input) => exportTemplate(host.services(), host.printing(), host.chooseSaveFile, input),
    importFile: async (calling, { path }) => {
      const file = path ?? (await host.chooseFiles('template', false))[0];
      return file === undefined ? ok(null) : importTemplate(host.services(), host.printing(), reader, callerOf(calling), file);
    },
    draw: (_calling, input) => drawTemplate(host.services(), host.printing(), input),
    addPicture: async (calling, { path, use }) => {
      const file = path ?? (await host.chooseFiles('picture', false))[0];
      return file === undefined ? ok(null) : addPicture(host.services(), reader, callerOf(calling), file, use);
    },
    picture: (_calling, input) => pictureOf(host.services(), input),
  };
};
